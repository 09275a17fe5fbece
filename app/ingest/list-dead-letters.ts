import type { App } from '../app.server.ts';

/** The reason of a letter whose key is not among REGULARS_ENCRYPTION_KEYS any more. */
export const KEY_LOST = 'key-lost';

export interface DeadLetterEntry {
  readonly id: string;
  readonly source: string;
  readonly topic: string;
  /** In the words of who tried to read it, or {@link KEY_LOST}. */
  readonly reason: string;
  readonly attempts: number;
  readonly firstFailedAt: number;
  readonly lastFailedAt: number;
}

/** What a shop sent that could not be read and was not replayed, newest failure first, without the bodies. */
export async function listDeadLetters({ db }: App, shopId: number, limit = 100): Promise<readonly DeadLetterEntry[]> {
  const letters = await db.prisma.deadLetter.findMany({
    where: { shopId, replayedAt: null },
    select: {
      ...{ id: true, source: true, topic: true, reason: true, attempts: true },
      ...{ firstFailedAt: true, lastFailedAt: true },
    },
    orderBy: [{ lastFailedAt: 'desc' }, { id: 'asc' }],
    take: limit,
  });
  return letters.map(({ firstFailedAt, lastFailedAt, ...letter }) => ({
    ...letter,
    firstFailedAt: firstFailedAt.getTime(),
    lastFailedAt: lastFailedAt.getTime(),
  }));
}
