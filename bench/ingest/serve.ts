// One of the three servers that are compared, in a process of its own: `node serve.ts inbox|single|bare`.
// It tells its address once it listens, and its CPU time whenever it is asked.
import { answerBench } from '../answer-bench.ts';
import { makeEnv } from '../make-env.ts';
import { startBareServer } from './start-bare-server.ts';
import { startSingleServer } from './start-single-server.ts';

const { env, remove } = makeEnv();
const server = await start(process.argv[2]);
answerBench({ url: server.url }, async () => {
  await server.close();
  remove();
});

async function start(kind: string | undefined): Promise<{ readonly url: string; close(): Promise<void> }> {
  if (kind === 'bare') return startBareServer();
  if (kind === 'single') return startSingleServer(env);
  const { startServer } = await import('#app/start-server.ts');
  return startServer(env);
}
