import { expect, test } from 'vitest';
import { createTurns, shareTurns } from '#app/profiles/create-turns.ts';

test('pieces are taken once each, whoever asks, and end in the order of their numbers', () => {
  const shared = shareTurns();
  const [one, two] = [createTurns(shared), createTurns(shared)];
  expect([one.take(), two.take(), two.take(), one.take()]).toEqual([0, 1, 2, 3]);
  const ended: number[] = [];
  for (const [piece, turns] of [one, two, two, one].entries())
    expect(turns.end(piece, () => ended.push(piece))).toBe(piece + 1);
  expect(ended).toEqual([0, 1, 2, 3]);
});

test('who waits for a turn gives up when work is stopped, and does nothing', () => {
  const shared = shareTurns();
  const [one, two] = [createTurns(shared), createTurns(shared)];
  const [, second] = [one.take(), two.take()];
  one.stop();
  expect(two.end(second, () => expect.unreachable('piece 0 has not ended'))).toBeNull();
});

test('work that is stopped while a piece is being ended stays stopped', () => {
  const shared = shareTurns();
  const [one, two] = [createTurns(shared), createTurns(shared)];
  const [first, second] = [one.take(), two.take()];
  expect(one.end(first, () => two.stop())).toBeUndefined();
  expect(two.end(second, () => expect.unreachable('work was stopped'))).toBeNull();
});
