import type { App } from '../../app.server.ts';
import { composeDigest } from './compose-digest.ts';
import { getDigestSettings, noteDigestSent } from './digest-settings.ts';
import { findDigestPeriod } from './find-digest-period.ts';
import { canSend, sendMessage } from './send-message.ts';

/**
 * Send a shop's digest if one is due. It is noted as sent before it goes: a process that dies in between sends none
 * rather than two.
 *
 * @returns whether one was sent.
 * @throws {Error} if the mail server refuses it; then it is still due.
 */
export async function sendDueDigest(app: App, shopId: number): Promise<boolean> {
  const shop = await app.db.prisma.shop.findUniqueOrThrow({ where: { id: shopId } });
  const settings = await getDigestSettings(app.db, shopId);
  const period = findDigestPeriod(settings, app.now(), shop.ianaTimezone);
  if (period === null || !canSend(app.env)) return false;
  const message = await composeDigest(app, shop, settings, period);
  noteDigestSent(app.db, shopId, period.day, app.now());
  try {
    await sendMessage(app.env, settings.readers, message);
  } catch (error) {
    noteDigestSent(app.db, shopId, settings.sentFor, app.now());
    throw error;
  }
  return true;
}
