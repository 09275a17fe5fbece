import type { Database } from '../../db.server.ts';
import type { BuyerRule } from './buyer-rule.ts';
import { getSegment } from './get-segment.ts';
import { readBuyerRule, type ReadRule } from './read-buyer-rule.ts';
import { LONGEST_NAME, type Segment } from './segment.ts';

/** What the page of a segment begins with. */
export interface OpenedSegment {
  /** Null for a new one. */
  readonly segment: Segment | null;
  readonly name: string;
  readonly rule: BuyerRule;
  /** What is wrong with the rule of the address: the page then begins without conditions. */
  readonly refused: Extract<ReadRule, { refusal: unknown }> | null;
}

/** Open a segment, or with `new` one of the rule and name an address brings. @returns null if there is none of the id. */
export function openSegmentEditor(
  db: Database,
  shopId: number,
  id: string,
  given: { readonly rule: string | null; readonly name: string | null },
): OpenedSegment | null {
  const segment = id === 'new' ? null : getSegment(db, shopId, Number(id) || 0);
  if (segment === null && id !== 'new') return null;
  const name = given.name?.slice(0, LONGEST_NAME) ?? segment?.name ?? '';
  const rule = segment?.rule ?? { all: [] };
  if (given.rule === null) return { segment, name, rule, refused: null };
  const read = readBuyerRule(given.rule);
  return 'rule' in read ? { segment, name, rule: read.rule, refused: null } : { segment, name, rule, refused: read };
}
