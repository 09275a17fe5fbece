import { parentPort, workerData } from 'node:worker_threads';
import { openDatabase } from '../../db.server.ts';
import { listLargeShops } from '../../ingest/list-large-shops.ts';
import { SECOND } from '../../time.ts';
import { createReportDesk } from './create-report-desk.ts';
import { LARGE_SHOP_ORDERS } from './create-snapshots.ts';
import {
  reportThreadData,
  SLOW_MAY_BE_OLD,
  SLOW_RESTS,
  type ReportLoan,
  type ReportNews,
  type ReportReply,
  type ReportRequest,
} from './report-message.ts';
import { REPORTS } from './reports.ts';
import { startRenewals } from './start-renewals.ts';

/** How often slow answers are looked through. */
const SWEEP_EVERY = 15 * SECOND;

const { databaseUrl, isQuick, slowFromMs } = reportThreadData.parse(workerData);
const port = parentPort!;
const db = openDatabase(databaseUrl, 'crash');
const desk = createReportDesk({
  db,
  now: Date.now,
  slowMayBeOldMs: SLOW_MAY_BE_OLD,
  slowRestsMs: SLOW_RESTS,
  ...(slowFromMs === undefined ? {} : { slowFromMs }),
  onBehind: () => renewals.wake(),
  onReading: (isReading) => port.postMessage({ isReading } satisfies ReportNews),
  onKept: (kept) => port.postMessage({ kept } satisfies ReportNews),
  onCaughtUp: (news) => port.postMessage({ news } satisfies ReportNews),
});
const renewals = startRenewals({
  databaseUrl,
  take: desk.takeBehind,
  learn: (made) => made && desk.learn(made),
  fail: (error) => port.postMessage({ fault: String(error) } satisfies ReportNews),
});

port.on('message', (message: ReportRequest | ReportLoan | 'stop') => {
  if (message === 'stop') return void stop();
  if ('kept' in message) return desk.hold(message.kept);
  port.postMessage(reply(message));
});
for (const shopId of isQuick ? [] : listLargeShops(db, LARGE_SHOP_ORDERS))
  for (const [name, { warmed = [] }] of Object.entries(REPORTS))
    for (const params of warmed) desk.prepare({ shopId, name, params });
const sweeping = setInterval(() => desk.sweep(), SWEEP_EVERY);

function reply({ id, ...question }: ReportRequest): ReportReply {
  try {
    return { id, ...desk.answer(question) };
  } catch (error) {
    return { id, error: error instanceof Error ? error.message : String(error) };
  }
}

async function stop(): Promise<void> {
  clearInterval(sweeping);
  port.close();
  await renewals.close();
  await db.close();
}
