import { expect, test } from 'vitest';
import { createReportQueue } from '#app/measurement/reports/create-report-queue.ts';
import type { ReportRequest } from '#app/measurement/reports/report-message.ts';
import { MINUTE } from '#app/time.ts';

const QUESTION = { shopId: 1, name: 'repeat', params: { period: 'all' } };

/** A queue whose thread answers when it is told to. */
function openQueue() {
  let at = 0;
  const sent: ReportRequest[] = [];
  const queue = createReportQueue(() => at);
  return {
    queue,
    sent,
    ask: () => queue.ask(QUESTION, (request) => void sent.push(request)),
    reply: (value: number, isSlow: boolean) =>
      queue.settle({ id: sent.at(-1)!.id, json: JSON.stringify({ value }), isSlow }),
    wait: (ms: number) => void (at += ms),
  };
}

test('what costs much is answered as it was at once, for a minute, and asked for the next time', async () => {
  const { sent, ask, reply, wait } = openQueue();
  const first = ask();
  reply(1, true);
  expect(await first).toEqual({ value: 1 });
  wait(MINUTE - 1);
  // The thread has not answered this one yet.
  expect(await ask()).toEqual({ value: 1 });
  expect(sent).toHaveLength(2);
  reply(2, true);
  expect(await ask()).toEqual({ value: 2 });
  wait(MINUTE);
  const late = ask();
  reply(3, true);
  expect(await late).toEqual({ value: 3 });
});

test('what costs little is never answered as it was', async () => {
  const { ask, reply } = openQueue();
  const first = ask();
  reply(1, false);
  expect(await first).toEqual({ value: 1 });
  const second = ask();
  reply(2, false);
  expect(await second).toEqual({ value: 2 });
});

test('an answer that cannot be made any more is told to the next who asks', async () => {
  const { queue, sent, ask, reply } = openQueue();
  const first = ask();
  reply(1, true);
  await first;
  expect(await ask()).toEqual({ value: 1 });
  queue.settle({ id: sent.at(-1)!.id, error: 'the shop must be installed, got id 1.' });
  await Promise.resolve();
  const next = ask();
  queue.settle({ id: sent.at(-1)!.id, error: 'the shop must be installed, got id 1.' });
  await expect(next).rejects.toThrow('Cannot answer the report repeat: the shop must be installed, got id 1.');
});
