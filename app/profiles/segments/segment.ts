import { readBuyerRule } from './read-buyer-rule.ts';
import type { BuyerRule } from './buyer-rule.ts';

/** Of a name, in characters. */
export const LONGEST_NAME = 80;
/** Of a shop: the page of segments counts the buyers of each. */
export const MOST_SEGMENTS = 200;

/** A segment: a name and a rule. */
export interface Segment {
  readonly segmentId: number;
  readonly name: string;
  readonly rule: BuyerRule;
  readonly updatedAt: number;
  /** Null while its members carry no tag. */
  readonly sync: SegmentSync | null;
}

export interface SegmentSync {
  readonly tag: string;
  readonly isOn: boolean;
  readonly state: 'waiting' | 'running' | 'done' | 'failed';
  readonly total: number;
  readonly done: number;
  readonly refused: number;
  readonly syncedAt: number | null;
  readonly error: string | null;
}

export const SEGMENT_COLUMNS = `s.segmentId, s.name, s.rule, s.updatedAt, y.tag, y.isOn, y.state, y.total, y.done + y.bulkDone AS done,
  y.refused, y.syncedAt, y.error FROM Segment s LEFT JOIN SegmentSync y ON y.shopId = s.shopId AND y.segmentId = s.segmentId`;

/** The segment of a row of {@link SEGMENT_COLUMNS}. */
export function toSegment(row: Readonly<Record<string, unknown>>): Segment {
  const { segmentId, name, rule, updatedAt, tag, isOn, state, total, done, refused, syncedAt, error } = row;
  const sync =
    tag === null ? null : ({ tag, isOn: isOn === 1, state, total, done, refused, syncedAt, error } as SegmentSync);
  return {
    segmentId: segmentId as number,
    name: name as string,
    rule: parseStored(rule as string),
    updatedAt: updatedAt as number,
    sync,
  };
}

function parseStored(json: string): BuyerRule {
  const read = readBuyerRule(json);
  if ('rule' in read) return read.rule;
  throw new Error(`Cannot read a segment: its rule must be one of ours, got ${json}.`);
}
