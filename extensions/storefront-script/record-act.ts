import { ask } from './ask.ts';
import { getVisitorId } from './get-visitor-id.ts';
import { mintId } from './mint-id.ts';
import type { Act, Slot } from './types.ts';

const FLUSH_MS = 1000;
const BATCH = 20;

type RecordedAct = { readonly id: string; readonly kind: Act; readonly occurredAt: string } & Slot;

const queue: RecordedAct[] = [];
/** Sent, and not yet known to have arrived. */
const underway = new Set<RecordedAct>();
let timer: ReturnType<typeof setTimeout> | undefined;

/** Record what the visitor did to a card. It is sent with the next batch; without consent it waits in memory and dies with the page. */
export function recordAct(kind: Act, slot: Slot): void {
  queue.push({ id: mintId(), kind, occurredAt: new Date().toISOString(), ...slot });
  timer ??= setTimeout(flush, FLUSH_MS);
}

function flush(leaving = false): void {
  clearTimeout(timer);
  timer = undefined;
  const visitorId = getVisitorId();
  // A worker ends with its page; a beacon does not. What comes twice counts once, by its id.
  if (leaving) queue.unshift(...underway);
  while (visitorId && queue.length) {
    const batch = queue.splice(0, BATCH);
    const { path } = batch[0]!;
    const body = JSON.stringify({ events: batch.map((act) => ({ ...act, path: undefined, visitorId })) });
    if (leaving) {
      navigator.sendBeacon(path, new Blob([body], { type: 'application/json' }));
      continue;
    }
    for (const act of batch) underway.add(act);
    void ask(path, body).then(() => batch.forEach((act) => underway.delete(act)));
  }
}

addEventListener('pagehide', () => flush(true));
document.addEventListener('visitorConsentCollected', () => flush());
