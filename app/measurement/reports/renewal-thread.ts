import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { openDatabase } from '../../db.server.ts';
import type { Renewal } from './create-report-desk.ts';
import { createRenewer } from './create-renewer.ts';
import type { MadeAnswer } from './measure-report.ts';

/** What comes back for a renewal; null where there is no answer: whoever asks is told why. */
export type RenewalReply = MadeAnswer | null;

const { databaseUrl } = z.object({ databaseUrl: z.string() }).parse(workerData);
const port = parentPort!;
const db = openDatabase(databaseUrl, 'crash');
const renew = createRenewer(db, Date.now);

port.on('message', (message: Renewal | 'stop') => {
  if (message === 'stop') return void stop();
  port.postMessage(reply(message));
});

function reply(renewal: Renewal): RenewalReply {
  try {
    return renew(renewal);
  } catch {
    return null;
  }
}

async function stop(): Promise<void> {
  port.close();
  await db.close();
}
