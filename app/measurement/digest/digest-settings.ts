import { z } from 'zod';
import { LOCALES } from '../../messages/locales.ts';
import type { Database } from '../../db.server.ts';
import { prepareOnce } from '../../ingest/prepare-once.ts';

/** Key of the setting. */
const DIGEST_KEY = 'digest';

export const MAX_READERS = 10;

/** How often a digest of the overview is sent, when, to whom and in which language. */
export const digestSettingsSchema = z.object({
  every: z.enum(['never', 'day', 'week']),
  /** 1 Monday to 7 Sunday; of a weekly digest. */
  weekday: z.int().min(1).max(7),
  /** Hour of the shop's day from which it is sent. */
  hour: z.int().min(0).max(23),
  /** Addresses of the merchant's own people. */
  readers: z.array(z.email()).max(MAX_READERS),
  locale: z.enum(LOCALES),
  /** First day of the last period that was sent, as `2026-03-02`; null before the first. */
  sentFor: z.iso.date().nullable(),
});

export type DigestSettings = z.infer<typeof digestSettingsSchema>;

const DEFAULT = { every: 'never', weekday: 1, hour: 8, sentFor: null } as const;

/** The digest of a shop; never sent until somebody says so. @param locale of whoever asks, until one is chosen. */
export async function getDigestSettings(
  db: Database,
  shopId: number,
  locale: DigestSettings['locale'] = 'en',
): Promise<DigestSettings> {
  const stored = await db.prisma.setting.findUnique({ where: { shopId_key: { shopId, key: DIGEST_KEY } } });
  return stored ? digestSettingsSchema.parse(JSON.parse(stored.value)) : { ...DEFAULT, readers: [], locale };
}

/** Keep what the merchant changed. */
export async function saveDigestSettings(
  db: Database,
  shopId: number,
  settings: DigestSettings,
  now: number,
): Promise<void> {
  const key = { shopId, key: DIGEST_KEY };
  const stored = { value: JSON.stringify(settings), updatedAt: new Date(now) };
  await db.prisma.setting.upsert({ where: { shopId_key: key }, create: { ...key, ...stored }, update: stored });
}

const NOTE = `UPDATE Setting SET value = json_set(value, '$.sentFor', ?), updatedAt = ? WHERE shopId = ? AND key = ?`;

/** Note the period that was sent last; what the merchant changed meanwhile stays. */
export function noteDigestSent(db: Database, shopId: number, sentFor: DigestSettings['sentFor'], now: number): void {
  prepareOnce(db, NOTE).run(sentFor, now, shopId, DIGEST_KEY);
}
