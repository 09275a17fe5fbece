import type { Database } from 'better-sqlite3';

/** One webhook on its way to one address. */
export interface Delivery {
  readonly id: number;
  /** The same in every attempt and in a duplicate. */
  readonly webhookId: string;
  /** The same for every topic of one action. */
  readonly eventId: string;
  readonly topic: string;
  readonly name: string | null;
  readonly url: string;
  readonly triggeredAt: string;
  /** Exact bytes; emptied once delivered. */
  readonly body: string;
  readonly state: 'waiting' | 'delivered' | 'failed' | 'dropped';
  readonly attempts: number;
  /** Epoch milliseconds of the next attempt. */
  readonly dueAt: number;
  /** HTTP status of the last attempt; 0 if nobody answered in time. */
  readonly status: number | null;
  readonly latencyMs: number | null;
  /** Epoch milliseconds of the last attempt. */
  readonly triedAt: number | null;
}

export type NewDelivery = Pick<
  Delivery,
  'webhookId' | 'eventId' | 'topic' | 'name' | 'url' | 'triggeredAt' | 'body' | 'state' | 'dueAt'
>;

/** The log of deliveries, which is also the queue. */
export interface DeliveryLog {
  add(delivery: NewDelivery): void;
  /** Waiting deliveries that are due, but for those in hand. */
  due(at: number, limit: number, inHand: ReadonlySet<number>): readonly Delivery[];
  /** When the next waiting delivery is due. */
  nextDue(inHand: ReadonlySet<number>): number | null;
  set(id: number, change: Pick<Delivery, 'state' | 'attempts' | 'dueAt' | 'status' | 'latencyMs' | 'triedAt'>): void;
  /** Newest first, without bodies. */
  list(limit: number, topic?: string): readonly Omit<Delivery, 'body'>[];
  waiting(): number;
}

const KEPT = 5000;
const TABLE = `
CREATE TABLE IF NOT EXISTS Delivery (
  id INTEGER PRIMARY KEY AUTOINCREMENT, webhookId TEXT NOT NULL, eventId TEXT NOT NULL, topic TEXT NOT NULL, name TEXT,
  url TEXT NOT NULL, triggeredAt TEXT NOT NULL, body TEXT NOT NULL, state TEXT NOT NULL, attempts INTEGER NOT NULL DEFAULT 0,
  dueAt INTEGER NOT NULL, status INTEGER, latencyMs REAL, triedAt INTEGER) STRICT;
CREATE INDEX IF NOT EXISTS DeliveryDue ON Delivery (dueAt, id) WHERE state = 'waiting';
`;

/** Open the deliveries kept in the shop's file: what waited when the sandbox stopped goes out after it starts again. */
export function openDeliveries(sql: Database): DeliveryLog {
  sql.exec(TABLE);
  const put = sql.prepare(
    'INSERT INTO Delivery (webhookId, eventId, topic, name, url, triggeredAt, body, state, dueAt) ' +
      'VALUES (@webhookId, @eventId, @topic, @name, @url, @triggeredAt, @body, @state, @dueAt)',
  );
  const prune = sql.prepare("DELETE FROM Delivery WHERE id <= ? AND state <> 'waiting'");
  const due = sql.prepare("SELECT * FROM Delivery WHERE state = 'waiting' AND dueAt <= ? ORDER BY dueAt, id LIMIT ?");
  const next = sql.prepare("SELECT id, dueAt FROM Delivery WHERE state = 'waiting' ORDER BY dueAt, id LIMIT ?");
  const set = sql.prepare(
    "UPDATE Delivery SET body = iif(@state = 'waiting', body, ''), state = @state, attempts = @attempts, dueAt = @dueAt, " +
      'status = @status, latencyMs = @latencyMs, triedAt = @triedAt WHERE id = @id',
  );
  const list = sql.prepare(
    'SELECT id, webhookId, eventId, topic, name, url, triggeredAt, state, attempts, dueAt, status, latencyMs, triedAt ' +
      'FROM Delivery WHERE @topic IS NULL OR topic = @topic ORDER BY id DESC LIMIT @limit',
  );
  const waiting = sql.prepare("SELECT count(*) FROM Delivery WHERE state = 'waiting'").pluck();
  return {
    add(delivery) {
      const id = Number(put.run(delivery).lastInsertRowid);
      if (id % 1000 === 0) prune.run(id - KEPT);
    },
    due: (at, limit, inHand) =>
      (due.all(at, limit + inHand.size) as Delivery[]).filter(({ id }) => !inHand.has(id)).slice(0, limit),
    nextDue(inHand) {
      const rows = next.all(inHand.size + 1) as { id: number; dueAt: number }[];
      return rows.find(({ id }) => !inHand.has(id))?.dueAt ?? null;
    },
    set: (id, change) => void set.run({ id, ...change }),
    list: (limit, topic) => list.all({ topic: topic ?? null, limit }) as Delivery[],
    waiting: () => waiting.get() as number,
  };
}
