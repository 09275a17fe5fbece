import { expect, onTestFinished, test, vi } from 'vitest';
import { createReportQueue } from '#app/measurement/reports/create-report-queue.ts';
import { OrdersBeingRead } from '#app/measurement/reports/orders-being-read.ts';
import type { ReportRequest } from '#app/measurement/reports/report-message.ts';
import { MINUTE } from '#app/time.ts';

const QUESTION = { shopId: 1, name: 'repeat', params: { period: 'all' } };

/** A queue whose thread answers when it is told to. */
function openQueue() {
  let at = 0;
  const sent: ReportRequest[] = [];
  let settings = 'GBP';
  const read = () => ({ key: 'repeat', settings });
  const queue = createReportQueue({ now: () => at, read });
  return {
    queue,
    sent,
    ask: () => queue.ask(QUESTION, (request) => void sent.push(request)),
    reply: (value: number, isSlow: boolean) =>
      queue.settle({ id: sent.at(-1)!.id, ...read(), json: JSON.stringify({ value }), isSlow, readAt: at }),
    learn: (value: number) => queue.learn({ ...read(), json: JSON.stringify({ value }), isSlow: true, readAt: at }),
    set: (text: string) => void (settings = text),
    wait: (ms: number) => void (at += ms),
  };
}

test('what costs much is answered as it was at once, for five minutes, and asked for the next time', async () => {
  const { sent, ask, reply, wait } = openQueue();
  const first = ask();
  reply(1, true);
  expect(await first).toEqual({ value: 1 });
  wait(5 * MINUTE - 1);
  // The thread has not answered this one yet.
  expect(await ask()).toEqual({ value: 1 });
  expect(sent).toHaveLength(2);
  reply(2, true);
  expect(await ask()).toEqual({ value: 2 });
  wait(5 * MINUTE);
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

test('nobody waits for what the thread made of itself, and no answer made under other settings is given', async () => {
  const { sent, ask, reply, learn, set } = openQueue();
  learn(1);
  expect(await ask()).toEqual({ value: 1 });
  set('EUR');
  const asked = ask();
  expect(sent).toHaveLength(2);
  reply(2, true);
  expect(await asked).toEqual({ value: 2 });
});

test('while orders are read nobody waits for more than a moment, and what was asked is there for the next', async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const { queue, sent, ask, reply } = openQueue();
  queue.note(true);
  const first = ask();
  const refused = expect(first).rejects.toThrow(OrdersBeingRead);
  await vi.advanceTimersByTimeAsync(2000);
  await refused;
  reply(1, true);
  expect(await ask()).toEqual({ value: 1 });
  // The thread is still reading: what is known is no less known for it.
  await vi.advanceTimersByTimeAsync(2000);
  expect(await ask()).toEqual({ value: 1 });
  reply(2, true);
  queue.note(false);
  // A thread that does not answer for another reason is waited for half a minute.
  const late = openQueue().ask();
  const failed = expect(late).rejects.toThrow('it must come within 30000 ms');
  expect(sent).toHaveLength(3);
  await vi.advanceTimersByTimeAsync(30_000);
  await failed;
});
