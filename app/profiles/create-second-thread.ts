import type { ForecastModels } from '#ml/profiles/fit-forecast-models.ts';
import type { OrdersPart } from '../ingest/collect-orders-after.ts';
import { startBeside, type StartedBeside } from '../start-beside.ts';
import type { BesideResult, BesideWork } from './rebuild-beside.ts';

type WorkOf<Part> = Omit<Extract<BesideWork, { readonly part: Part }>, 'part'>;

/** Work that was begun; `finish` waits for its result. */
export interface Begun<Result> {
  finish(): Result;
}

/** The thread beside a rebuild: it begins a part at once, one after the other. */
export interface SecondThread {
  read(work: WorkOf<'read'>): Begun<OrdersPart>;
  fit(work: WorkOf<'fit'>): Begun<ForecastModels>;
  write(work: WorkOf<'write'>): Begun<number>;
  /** Stop, finished or not. */
  close(): void;
}

/** Create the thread beside a rebuild; it starts with its first part. */
export function createSecondThread(): SecondThread {
  let thread: StartedBeside<BesideWork, BesideResult> | null = null;
  const begin = <Result extends BesideResult>(work: BesideWork): Begun<Result> => {
    if (thread) thread.ask(work);
    else {
      const url = new URL('./rebuild-beside-thread.ts', import.meta.url);
      thread = startBeside<BesideWork, BesideResult>(url, 'rebuild profiles', work, { stays: true });
    }
    return { finish: thread.finish as () => Result };
  };
  return {
    read: (work) => begin({ part: 'read', ...work }),
    fit: (work) => begin({ part: 'fit', ...work }),
    write: (work) => begin({ part: 'write', ...work }),
    close: () => thread?.close(),
  };
}
