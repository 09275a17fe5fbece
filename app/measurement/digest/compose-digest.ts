import type { Shop } from '../../../prisma/generated/client.ts';
import type { App } from '../../app.server.ts';
import { dayOf } from '../../day-of.ts';
import { createFormats } from '../../messages/create-formats.ts';
import { createText } from '../../messages/create-text.ts';
import { loadLanguage } from '../../messages/messages.ts';
import { linkToPage } from '../../serving/list-admin-links.ts';
import { findPeriod, type DayPeriod } from '../overview/find-period.ts';
import type { DigestSettings } from './digest-settings.ts';
import type { Message } from './send-message.ts';
import { writeDigest } from './write-digest.ts';

type DigestShop = Pick<Shop, 'id' | 'domain' | 'name' | 'currency' | 'ianaTimezone'>;

/**
 * Compose the digest of a shop in the language of its settings.
 *
 * @param period which days; by default the last whole ones, seven of them unless it is a daily digest.
 */
export async function composeDigest(
  app: App,
  shop: DigestShop,
  { every, locale }: Pick<DigestSettings, 'every' | 'locale'>,
  period: DayPeriod = findPeriod(dayOf(app.now(), shop.ianaTimezone), every === 'day' ? 1 : 7, shop.ianaTimezone),
): Promise<Message> {
  const { from, to } = period;
  const [{ messages }, overview] = await Promise.all([
    loadLanguage(locale),
    app.reports.ask(shop, 'overview', { from, to }),
  ]);
  const form = chooseForm(locale, shop.ianaTimezone);
  return writeDigest(overview, {
    text: createText(form, messages),
    formats: createFormats({ locale: form, currency: shop.currency, timeZone: shop.ianaTimezone }),
    shopName: shop.name || shop.domain,
    linkTo: (path) => linkToPage(app, shop.domain, path),
  });
}

/** A message knows no browser: English dates are written as they are where the shop is. */
function chooseForm(locale: DigestSettings['locale'], timeZone: string): string {
  return locale === 'en' && !timeZone.startsWith('America/') ? 'en-GB' : locale;
}
