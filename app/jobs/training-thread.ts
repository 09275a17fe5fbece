import { workerData } from 'node:worker_threads';
import { openDatabase } from '../db.server.ts';
import { trainShop } from '../training/train-shop.ts';
import type { TrainingOrder } from './train-in-thread.ts';

// The thread of one training: what goes wrong ends it with the error, which its starter hears.
const { databaseUrl, shopId, now } = workerData as TrainingOrder;
const db = openDatabase(databaseUrl);
try {
  await trainShop(db, shopId, { now });
} finally {
  await db.close();
}
