//! A client that can send requests that an HTTP library refuses to send.

use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::timeout;

pub struct Answer {
    pub status: u16,
    /// The status line and the headers, in lower case.
    pub head: String,
}

pub async fn send(address: &str, method: &str, headers: &[(&str, String)], body: &[u8]) -> Answer {
    let mut head = format!("{method} /webhooks/chatbrick HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\n");
    for (name, value) in headers {
        head += &format!("{name}: {value}\r\n");
    }
    head += &format!("content-length: {}\r\n\r\n", body.len());
    let mut stream = TcpStream::connect(address).await.expect("the service listens");
    stream.write_all(head.as_bytes()).await.expect("the headers are sent");
    // Ignores errors: a service that has refused the request may not read all of it.
    let _ = stream.write_all(body).await;
    answer(stream).await
}

/// Sends an endless chunked body until the service answers.
pub async fn send_endless(address: &str) -> Answer {
    let stream = TcpStream::connect(address).await.expect("the service listens");
    let (mut reader, mut writer) = stream.into_split();
    let head = format!("POST /webhooks/chatbrick HTTP/1.1\r\nhost: {address}\r\ntransfer-encoding: chunked\r\n\r\n");
    writer.write_all(head.as_bytes()).await.expect("the headers are sent");
    let chunk = format!("10000\r\n{}\r\n", " ".repeat(0x1_0000));
    let sending = tokio::spawn(async move { while writer.write_all(chunk.as_bytes()).await.is_ok() {} });
    let mut start = [0; 64];
    let length = timeout(Duration::from_secs(10), reader.read(&mut start)).await.expect("an answer").expect("text");
    sending.abort();
    parse(&start[..length])
}

async fn answer(mut stream: TcpStream) -> Answer {
    let mut bytes = Vec::new();
    // Ignores errors: the service may reset the connection after its answer.
    let _ = timeout(Duration::from_secs(10), stream.read_to_end(&mut bytes)).await.expect("an answer");
    parse(&bytes)
}

fn parse(bytes: &[u8]) -> Answer {
    let text = String::from_utf8_lossy(bytes).to_lowercase();
    let head = text.split("\r\n\r\n").next().unwrap_or_default().to_owned();
    let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).expect("a status line");
    Answer { status, head }
}
