import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { openDatabase } from '../../db.server.ts';
import { listLargeShops } from '../../ingest/list-large-shops.ts';
import { SECOND } from '../../time.ts';
import { createReportDesk } from './create-report-desk.ts';
import {
  LARGE_SHOP_ORDERS,
  SLOW_MAY_BE_OLD,
  SLOW_RESTS,
  type ReportNews,
  type ReportReply,
  type ReportRequest,
} from './report-message.ts';
import { REPORTS } from './reports.ts';

/** How often slow answers are looked through. */
const SWEEP_EVERY = 15 * SECOND;

const { databaseUrl, isQuick } = z.object({ databaseUrl: z.string(), isQuick: z.boolean() }).parse(workerData);
const port = parentPort!;
const db = openDatabase(databaseUrl, 'crash');
let isCatchingUp = false;
const desk = createReportDesk({
  db,
  now: Date.now,
  slowMayBeOldMs: SLOW_MAY_BE_OLD,
  slowRestsMs: SLOW_RESTS,
  onBehind: catchUpSoon,
  onCaughtUp: (news) => port.postMessage({ news } satisfies ReportNews),
});

port.on('message', (message: ReportRequest | 'stop') => {
  if (message === 'stop') return void stop();
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

/** One answer at a time, so that whoever asks meanwhile waits for one at most. */
function catchUpSoon(): void {
  if (isCatchingUp) return;
  isCatchingUp = true;
  setTimeout(() => {
    isCatchingUp = false;
    try {
      if (desk.catchUp()) catchUpSoon();
    } catch {
      // Whoever asks for this answer is told why there is none.
      catchUpSoon();
    }
  }, 0);
}

async function stop(): Promise<void> {
  clearInterval(sweeping);
  port.close();
  await db.close();
}
