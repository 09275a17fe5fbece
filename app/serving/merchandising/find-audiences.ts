import type { Database } from '../../db.server.ts';
import { findVisitorCustomer } from '../../ingest/find-visitor-customer.ts';
import { prepareOnce } from '../../ingest/prepare-once.ts';
import { isBuyerOf } from '../../profiles/segments/is-buyer-of.ts';
import type { Merchandising } from './merchandising.ts';

interface Asker {
  readonly shopId: number;
  readonly customerId: number | null;
  readonly visitorId: string | null;
}

const NONE: ReadonlySet<number> = new Set();

/** The rules for some buyers that hold for who asks, by id: none for somebody nobody knows. */
export function findAudiences(
  db: Database,
  { targeted }: Merchandising,
  { shopId, customerId, visitorId }: Asker,
): ReadonlySet<number> {
  if (targeted.length === 0) return NONE;
  const customer = customerId ?? (visitorId === null ? null : findVisitorCustomer(db, shopId, visitorId));
  if (customer === null) return NONE;
  const timeZone = prepareOnce(db, 'SELECT ianaTimezone FROM Shop WHERE id = ?').pluck().get(shopId) as string;
  const shop = { id: shopId, ianaTimezone: timeZone };
  return new Set(
    targeted
      .filter(({ rule }) => rule.audience !== null && isBuyerOf(db, shop, rule.audience.rule, customer))
      .map(({ ruleId }) => ruleId),
  );
}
