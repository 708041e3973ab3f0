//! Runs the service: `CHATBRICK_WEBHOOK_SECRET=whsec_... cargo run`. Set `ADDRESS` to listen elsewhere than 127.0.0.1:3000.

use std::error::Error;

use chatbrick_events::webhook::Secrets;
use chatbrick_events_axum::{Delivery, app};
use tokio::net::TcpListener;
use tokio::sync::mpsc;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let secret = std::env::var("CHATBRICK_WEBHOOK_SECRET")
        .map_err(|_| "set CHATBRICK_WEBHOOK_SECRET to the secret from the ChatBrick dashboard")?;
    // Rust prints errors of `main` in their `Debug` form. For a string that is the message.
    let secrets = Secrets::new(&secret).map_err(|error| error.to_string())?;
    let address = std::env::var("ADDRESS").unwrap_or_else(|_| "127.0.0.1:3000".into());

    // A queue in memory loses its deliveries when the program ends: use a database or a message queue.
    let (inbox, mut deliveries) = mpsc::channel(1000);
    let worker = tokio::spawn(async move {
        while let Some(delivery) = deliveries.recv().await {
            process(delivery);
        }
    });

    let listener = TcpListener::bind(&address).await?;
    println!("listening on http://{}/webhooks/chatbrick", listener.local_addr()?);
    axum::serve(listener, app(secrets, inbox)).with_graceful_shutdown(interrupted()).await?;
    worker.await?;
    Ok(())
}

fn process(delivery: Delivery) {
    match delivery {
        Delivery::Event { id, event } => println!("{id}: {} at {}", event.event_type(), event.occurred_at_ms()),
        Delivery::OtherEvent { id, event_type, body } => println!("{id}: {event_type}, {} bytes kept", body.len()),
        Delivery::Invalid { id, issues, body } => println!("{id}: {issues}, {} bytes kept", body.len()),
    }
}

/// Waits for Ctrl+C. Never returns if the signal handler cannot be installed.
async fn interrupted() {
    if tokio::signal::ctrl_c().await.is_err() {
        std::future::pending::<()>().await;
    }
}
