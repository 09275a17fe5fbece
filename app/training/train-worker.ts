import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { openDatabase } from '../db.server.ts';
import { trainShop } from './train-shop.ts';

const { databaseUrl, shopId, runId, now, chooses } = z
  .object({ databaseUrl: z.string(), shopId: z.number(), runId: z.string(), now: z.number(), chooses: z.boolean() })
  .parse(workerData);

// A thread of its own, with a connection of its own: training takes seconds, and the thread that started it answers on.
const db = openDatabase(databaseUrl);
try {
  parentPort?.postMessage(trainShop(db, shopId, { now, runId, chooses, isNeural: true }));
} finally {
  await db.close();
}
