import type { Database } from '../../db.server.ts';
import { prepareOnce } from '../../ingest/prepare-once.ts';
import { createText } from '../../messages/create-text.ts';
import { messages } from '../../messages/en.ts';
import { formatMinor } from '../format-minor.ts';
import type { RuleWords } from './describe-rule.ts';

const text = createText('en-GB', messages);

/** How the change log writes: in English, with the shop's currency and titles as they are now. */
export function createRuleWords(db: Database, shopId: number): RuleWords {
  const currency = (prepareOnce(db, 'SELECT currency FROM Shop WHERE id = ?').pluck().get(shopId) as string) ?? 'USD';
  const findTitle = prepareOnce(db, 'SELECT title FROM Product WHERE shopId = ? AND productId = ?').pluck();
  const findCollection = prepareOnce(
    db,
    'SELECT title FROM Collection WHERE shopId = ? AND collectionId = ? AND deletedAt IS NULL',
  ).pluck();
  const days = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', day: 'numeric', month: 'short', year: 'numeric' });
  return {
    text,
    money: (minor) => `${formatMinor(minor, currency)} ${currency}`,
    day: (date) => days.format(Date.parse(date)),
    title: (productId) =>
      (findTitle.get(shopId, productId) as string | undefined) ?? text('segments.product', { id: String(productId) }),
    collection: (collectionId) =>
      (findCollection.get(shopId, collectionId) as string | undefined) ??
      text('merchandising.collection', { id: String(collectionId) }),
  };
}
