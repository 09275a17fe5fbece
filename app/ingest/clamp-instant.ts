const DAY = 24 * 60 * 60 * 1000;

/** When something happened by a client's clock, as epoch milliseconds within a day of its receipt. A clock that cannot be read is the receipt. */
export function clampInstant(stated: string | number | undefined, receivedAt: number): number {
  const at = typeof stated === 'number' ? stated : Date.parse(stated ?? '');
  if (Number.isNaN(at)) return receivedAt;
  return Math.round(Math.min(receivedAt + DAY, Math.max(receivedAt - DAY, at)));
}
