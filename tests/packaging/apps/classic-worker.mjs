const worker = new Worker(new URL("./worker.mjs", import.meta.url));
worker.onmessage = ({ data }) => console.log(`result ${JSON.stringify(data)}`);
worker.onerror = ({ message }) => console.error(`error in the worker: ${message}`);
