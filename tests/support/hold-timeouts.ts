import { onTestFinished, vi } from 'vitest';

/** Hold what waits for a timeout of this process from now on. @returns lets so many milliseconds pass, and holds nothing more. */
export function holdTimeouts(): (milliseconds: number) => void {
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  return (milliseconds) => {
    vi.advanceTimersByTime(milliseconds);
    vi.useRealTimers();
  };
}
