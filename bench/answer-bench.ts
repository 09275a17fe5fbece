/**
 * Tell the bench that spawned this process what it must know once the server listens, then answer it: its CPU time
 * whenever it asks, and the end when it says so or is gone.
 */
export function answerBench(told: { readonly url: string }, close: () => Promise<void>): void {
  const stop = () => void close().then(() => process.exit(0));
  process.on('message', (ask) => {
    if (ask !== 'cpu') return stop();
    const { user, system } = process.cpuUsage();
    process.send?.({ cpuMicros: user + system });
  });
  process.on('disconnect', stop);
  process.send?.(told);
}
