import type { ServerResponse } from 'node:http';
import type { App } from './app.server.ts';
import { readCounters } from './metrics.ts';
import { SECOND } from './time.ts';

/** What each series says, for the operator. Gauges are read from the database, so every process tells the same. */
const GAUGES = [
  {
    name: 'regulars_inbox_pending',
    help: 'Webhook deliveries accepted and not read yet.',
    sql: `SELECT count(*) FROM WebhookDelivery WHERE state = 'pending'`,
  },
  {
    name: 'regulars_inbox_oldest_seconds',
    help: 'How long the oldest unread delivery has waited.',
    sql: `SELECT coalesce((@now - min(receivedAt)) / ${SECOND}.0, 0) FROM WebhookDelivery WHERE state = 'pending'`,
  },
  {
    name: 'regulars_dead_letters',
    help: 'Inputs refused with a reason and not replayed.',
    sql: 'SELECT count(*) FROM DeadLetter WHERE replayedAt IS NULL',
  },
  {
    name: 'regulars_stale_profiles',
    help: 'Buyers whose profile is older than the facts.',
    sql: 'SELECT count(*) FROM StaleProfile',
  },
  {
    name: 'regulars_jobs_waiting',
    help: 'Jobs that wait for their turn.',
    sql: `SELECT count(*) FROM Job WHERE state = 'waiting'`,
  },
  { name: 'regulars_jobs_failed', help: 'Jobs that gave up.', sql: `SELECT count(*) FROM Job WHERE state = 'failed'` },
] as const;

/** Answer `/metrics` in the Prometheus text format: the counters of this process and gauges from the database. */
export function answerMetrics(app: App, response: ServerResponse): void {
  const lines: string[] = [];
  for (const { name, help, sql } of GAUGES) {
    const value = app.db.sql
      .prepare(sql)
      .pluck()
      .get(sql.includes('@now') ? { now: app.now() } : {}) as number;
    lines.push(`# HELP ${name} ${help}`, `# TYPE ${name} gauge`, `${name} ${value}`);
  }
  lines.push(
    '# TYPE regulars_process_memory_bytes gauge',
    `regulars_process_memory_bytes ${process.memoryUsage.rss()}`,
  );
  let last = '';
  for (const [series, total] of [...readCounters(app)].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const name = series.replace(/\{.*/, '');
    if (name !== last) lines.push(`# TYPE ${name} counter`);
    last = name;
    lines.push(`${series} ${total}`);
  }
  const headers = { 'Content-Type': 'text/plain; version=0.0.4; charset=utf-8', 'Cache-Control': 'no-store' };
  response.writeHead(200, headers).end(`${lines.join('\n')}\n`);
}
