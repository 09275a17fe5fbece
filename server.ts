// The production entry point. Nothing native may be imported before the version is checked: on an older Node
// the database's library ends the process without a word.
const [major = 0] = process.versions.node.split('.').map(Number);
if (major < 24) fail(`Cannot start: Node must be 24 or newer, got ${process.versions.node}.`);

try {
  const { loadEnv } = await import('./app/env.server.ts');
  const { startServer } = await import('./app/start-server.ts');
  const server = await startServer(loadEnv());
  let stopping = false;
  const stop = () => {
    if (stopping) process.exit(1);
    stopping = true;
    server.close().then(
      () => process.exit(0),
      (error) => fail(String(error)),
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  // Whoever started this over a channel is gone, killed without a chance to say so.
  process.on('disconnect', stop);
  process.stdout.write(`Regulars listens on ${server.url}\n`);
} catch (error) {
  fail(error instanceof Error ? error.message : String(error));
}

function fail(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

export {};
