import type { ServerResponse } from 'node:http';
import type { App } from './app.server.ts';
import { MINUTE } from './time.ts';

/** A delivery that waits longer than this is not read: something is stuck. */
const STUCK_AFTER = 15 * MINUTE;

/** Answer `/healthz`: the process runs and its event loop turns. */
export function answerHealth(response: ServerResponse): void {
  answerText(response, 200, 'ok');
}

/** Answer `/readyz`: the database answers and no delivery has waited for a quarter of an hour. */
export function answerReadiness(app: App, response: ServerResponse): void {
  try {
    const oldest = app.db.sql
      .prepare(`SELECT min(receivedAt) FROM WebhookDelivery WHERE state = 'pending' AND retryAt IS NULL`)
      .pluck()
      .get() as number | null;
    const waited = oldest === null ? 0 : app.now() - oldest;
    if (waited <= STUCK_AFTER) answerText(response, 200, 'ok');
    else answerText(response, 503, `The oldest webhook has waited ${Math.round(waited / MINUTE)} min to be read.`);
  } catch (error) {
    app.log.error('readiness.failed', { error });
    answerText(response, 503, 'The database does not answer.');
  }
}

function answerText(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' }).end(text);
}
