import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The shop that is served. */
export interface ServedShopFacts {
  readonly domain: string;
  readonly productIds: readonly number[];
  readonly customerIds: readonly number[];
  readonly orders: number;
}

export interface SpawnedServer {
  readonly url: string;
  readonly shop: ServedShopFacts | null;
  /** CPU time of its process since it started, in microseconds. */
  readCpuMicros(): Promise<number>;
  close(): Promise<void>;
}

/** Start one of the compared servers in a process of its own; `folder` is the shop it serves, the demo shop if left out. */
export async function spawnServer(kind: 'served' | 'bare', folder?: string): Promise<SpawnedServer> {
  const child = fork(fileURLToPath(new URL('serve.ts', import.meta.url)), folder ? [kind, folder] : [kind], {
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
  const { url, shop } = await answer<{ url: string; shop: ServedShopFacts | null }>();
  return {
    url,
    shop,
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
