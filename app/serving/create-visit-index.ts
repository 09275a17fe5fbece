import { addView } from '#ml/models/sessions/add-view.ts';
import { createSessionIndex, type SessionIndexOptions } from '#ml/models/sessions/create-session-index.ts';
import { createVisitScorer } from '#ml/models/sessions/create-visit-scorer.ts';
import type { VisitModel } from '#ml/ranking/recommend-for-visit.ts';
import type { App } from '../app.server.ts';
import { loadVisits, type ReceiptCursor, type ReceivedView } from '../ingest/load-visits.ts';
import { prepareOnce } from '../ingest/prepare-once.ts';
import { SECOND } from '../time.ts';

/** The last visits of one shop, in memory. */
export interface VisitIndex {
  /** The visits as of at most a second ago; while the older ones are loaded, those read so far. */
  get(): VisitModel;
  /** How many views it holds. */
  size(): number;
  /** Whether all that is kept was read; new views apart. */
  isComplete(): boolean;
  /** Read on, for some milliseconds. @returns whether all is read. */
  advance(forMs: number): boolean;
}

/** Where the reading stands; everything of it is thrown away when something was erased. */
interface Reading {
  readonly model: VisitModel;
  readonly erasureVersion: number;
  /** Behind this, new events are looked for. */
  newest: ReceiptCursor;
  /** Ahead of this, older ones; null when all are read, or as many as are kept. */
  oldest: ReceiptCursor | null;
  /** The last page of new ones was not full. */
  isCurrent: boolean;
}

const CHECK_EVERY = SECOND;
/** An event is written some time after it was received: this much is read again. Reading twice changes nothing. */
const OVERLAP = 10 * SECOND;
const PAGE = 500;
const ERASURES = 'SELECT erasureVersion FROM Shop WHERE id = ?';

/**
 * Create the index of a shop's visits: the newest views first, then the older ones behind the answers, then every view
 * that comes. It equals the index of the same views read at once. After an erasure it is emptied and read anew, so that
 * nothing of a redacted visitor stays.
 */
export function createVisitIndex(app: App, shopId: number, options: SessionIndexOptions = {}): VisitIndex {
  let checkAt = -Infinity;
  let reading = open();

  function open(): Reading {
    const index = createSessionIndex(options);
    const edge = { receivedAt: app.now() + 1, eventId: '' };
    const erasureVersion = (prepareOnce(app.db, ERASURES).pluck().get(shopId) as number | undefined) ?? 0;
    const newest = { ...edge, receivedAt: edge.receivedAt - OVERLAP };
    return { model: { index, score: createVisitScorer(index) }, erasureVersion, newest, oldest: edge, isCurrent: true };
  }

  function readNewer(): boolean {
    const page = loadVisits(app.db, shopId, { after: reading.newest, limit: PAGE });
    add(reading.model, page);
    const last = page.at(-1);
    if (page.length === PAGE) reading.newest = last!;
    else if (last && last.receivedAt - OVERLAP > reading.newest.receivedAt)
      reading.newest = { receivedAt: last.receivedAt - OVERLAP, eventId: '' };
    return (reading.isCurrent = page.length < PAGE);
  }

  function readOlder(): boolean {
    if (!reading.oldest) return true;
    const { index } = reading.model;
    const page = loadVisits(app.db, shopId, { before: reading.oldest, limit: PAGE });
    add(reading.model, page);
    const isDone = page.length < PAGE || index.views.length >= index.capacity;
    reading.oldest = isDone ? null : page.at(-1)!;
    return isDone;
  }

  return {
    get() {
      const now = app.now();
      if (now < checkAt) return reading.model;
      checkAt = now + CHECK_EVERY;
      const erasures = prepareOnce(app.db, ERASURES).pluck().get(shopId) as number | undefined;
      if (erasures !== reading.erasureVersion) reading = open();
      readNewer();
      readOlder();
      return reading.model;
    },
    isComplete: () => reading.isCurrent && reading.oldest === null,
    size: () => reading.model.index.views.length,
    advance(forMs) {
      const until = performance.now() + forMs;
      while (!readNewer() || !readOlder()) if (performance.now() >= until) return false;
      return true;
    },
  };
}

function add({ index }: VisitModel, page: readonly ReceivedView[]): void {
  for (const { visitorId, productId, occurredAt } of page)
    addView(index, { visitor: visitorId, productId, at: occurredAt });
}
