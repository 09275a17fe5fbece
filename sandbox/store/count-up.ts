import type { Database } from 'better-sqlite3';

/** Numbers that go on where the loaded shop ended. */
export type Counter = 'order' | 'orderNumber' | 'line' | 'refund' | 'refundLine' | 'customer';

const HIGHEST: Partial<Readonly<Record<Counter, string>>> = {
  order: 'SELECT max(id) FROM ShopOrder',
  orderNumber: "SELECT max(CAST(ltrim(name, '#') AS INTEGER)) FROM ShopOrder",
  refund: 'SELECT max(id) FROM Refund',
  customer: 'SELECT max(id) FROM Customer',
};

/** The next number of a counter; kept in the file, so a restart goes on. Order numbers begin at 1001, as in a new shop. */
export function countUp(sql: Database, counter: Counter): number {
  const key = `counter:${counter}`;
  const kept = sql.prepare('SELECT value FROM Meta WHERE key = ?').pluck().get(key) as string | undefined;
  const query = HIGHEST[counter];
  const highest = kept ?? (query === undefined ? null : (sql.prepare(query).pluck().get() as number | null)) ?? 1000;
  const next = Number(highest) + 1;
  sql.prepare('INSERT OR REPLACE INTO Meta VALUES (?, ?)').run(key, String(next));
  return next;
}
