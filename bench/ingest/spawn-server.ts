import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export interface SpawnedServer {
  readonly url: string;
  /** CPU time of its process since it started, in microseconds. */
  readCpuMicros(): Promise<number>;
  close(): Promise<void>;
}

/** Start one of the compared servers in a process of its own. */
export async function spawnServer(kind: 'inbox' | 'single' | 'bare'): Promise<SpawnedServer> {
  const child = fork(fileURLToPath(new URL('serve.ts', import.meta.url)), [kind], {
    execArgv: ['--disable-warning=ExperimentalWarning'],
  });
  const answer = <T>() =>
    new Promise<T>((resolve, reject) => {
      const fail = (code: number | null) => reject(new Error(`Cannot measure: the ${kind} server ended (${code}).`));
      child.once('exit', fail);
      child.once('message', (message) => {
        child.off('exit', fail);
        resolve(message as T);
      });
    });
  const { url } = await answer<{ url: string }>();
  return {
    url,
    async readCpuMicros() {
      const told = answer<{ cpuMicros: number }>();
      child.send('cpu');
      return (await told).cpuMicros;
    },
    close: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve());
        child.send('stop');
      }),
  };
}
