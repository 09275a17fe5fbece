// One of the three servers that are compared, in a process of its own: `node serve.ts inbox|single|bare`.
// It tells its address once it listens, and its CPU time whenever it is asked.
import { startBareServer } from './start-bare-server.ts';
import { startSingleServer } from './start-single-server.ts';
import { makeEnv } from '../make-env.ts';

const { env, remove } = makeEnv();
const server = await start(process.argv[2]);
process.on('message', (ask) => {
  if (ask === 'cpu') {
    const { user, system } = process.cpuUsage();
    process.send?.({ cpuMicros: user + system });
  } else void stop();
});
process.on('disconnect', () => void stop());
process.send?.({ url: server.url });

async function start(kind: string | undefined): Promise<{ readonly url: string; close(): Promise<void> }> {
  if (kind === 'bare') return startBareServer();
  if (kind === 'single') return startSingleServer(env);
  const { startServer } = await import('#app/start-server.ts');
  return startServer(env);
}

async function stop(): Promise<void> {
  await server.close();
  remove();
  process.exit(0);
}
