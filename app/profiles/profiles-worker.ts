import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { openDatabase } from '../db.server.ts';
import { rebuildProfiles } from './rebuild-profiles.ts';

const { databaseUrl, shopId } = z.object({ databaseUrl: z.string(), shopId: z.number() }).parse(workerData);

// A thread of its own, with a connection of its own: a large shop takes seconds, and the thread that started it answers on.
const db = openDatabase(databaseUrl, 'crash');
try {
  parentPort?.postMessage(rebuildProfiles(db, shopId));
} finally {
  await db.close();
}
