import { fork } from 'node:child_process';

export interface SpawnedServer {
  readonly url: string;
  /** CPU time of its process since it started, in microseconds. */
  readCpuMicros(): Promise<number>;
  close(): Promise<void>;
}

/**
 * Start one of the compared servers in a process of its own; {@link answerBench} speaks at the other end.
 *
 * @returns what the process told when it listened, its address at least.
 */
export async function spawnServer<Told extends { readonly url: string }>(
  script: URL,
  [kind, ...rest]: readonly [kind: string, ...rest: string[]],
): Promise<SpawnedServer & Told> {
  const child = fork(script, [kind, ...rest], { execArgv: ['--disable-warning=ExperimentalWarning'] });
  const answer = <T>() =>
    new Promise<T>((resolve, reject) => {
      const fail = (code: number | null) => reject(new Error(`Cannot measure: the ${kind} server ended (${code}).`));
      child.once('exit', fail);
      child.once('message', (message) => {
        child.off('exit', fail);
        resolve(message as T);
      });
    });
  const told = await answer<Told>();
  return {
    ...told,
    async readCpuMicros() {
      const cpu = answer<{ cpuMicros: number }>();
      child.send('cpu');
      return (await cpu).cpuMicros;
    },
    close: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve());
        child.send('stop');
      }),
  };
}
