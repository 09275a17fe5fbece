import { startBeside, type StartedBeside } from '../start-beside.ts';
import { trainSide, type SideModels, type SideWork } from './train-side.ts';

export type StartedSide = Pick<StartedBeside<SideWork, SideModels>, 'finish' | 'close'>;

interface SideOptions {
  /** How long the thread may take. */
  readonly patienceMs?: number;
  /** What the thread runs; for tests. */
  readonly threadUrl?: URL;
}

/** Start `trainSide` in a thread beside this one, with the neural backend that it loads. */
export function startSide(
  work: SideWork,
  { threadUrl = new URL('./side-thread.ts', import.meta.url), ...options }: SideOptions = {},
): StartedSide {
  return startBeside(threadUrl, 'train', work, options);
}

/** The same without a thread and without a neural backend: `finish` does the work. */
export function deferSide(work: SideWork): StartedSide {
  return { finish: () => trainSide(work, null), close() {} };
}
