import type { Database } from '../../db.server.ts';
import { prepareOnce } from '../../ingest/prepare-once.ts';
import { createRuleWords } from './create-rule-words.ts';
import { describeChange } from './describe-change.ts';
import { getExploring } from './get-exploring.ts';
import { VARIETY_SCHEMA, getVariety } from './get-variety.ts';
import { readChange } from './read-change.ts';
import { nextChangeId, recordChange, type ChangeAuthor, type ChangeOutcome } from './record-change.ts';
import { readRule } from './read-rule.ts';
import { writeExploring } from './write-exploring.ts';
import { writeRule } from './write-rule.ts';
import { writeVariety } from './write-variety.ts';

/** Changes that can be taken back, counted from the youngest. */
export const UNDOABLE = 100;

interface ChangeRow {
  readonly changeId: number;
  readonly ruleId: number | null;
  readonly before: string | null;
  readonly after: string | null;
}

const READ = 'SELECT changeId, ruleId, before, after FROM MerchandisingChange WHERE shopId = ? AND changeId = ?';

/**
 * Take a change back: what it touched is as it was before, byte for byte, and that is a change of its own. Where
 * something changed since, nothing is done: the younger change has to be taken back first.
 */
export function undoChange(
  db: Database,
  { shopId, changeId }: { readonly shopId: number; readonly changeId: number },
  author: ChangeAuthor,
): ChangeOutcome {
  return db.sql
    .transaction((): ChangeOutcome => {
      const next = nextChangeId(db, shopId);
      const row = prepareOnce(db, READ).get(shopId, changeId) as ChangeRow | undefined;
      if (!row || changeId < next - UNDOABLE) return { state: 'gone' };
      const { ruleId, before, after } = row;
      if (ruleId === null) {
        const old: unknown = JSON.parse(before!);
        const now = typeof old === 'boolean' ? getExploring(db, shopId) : getVariety(db, shopId);
        if (JSON.stringify(now) !== after) return { state: 'changed' };
        if (typeof old === 'boolean') return writeExploring(db, shopId, { explores: old, undoes: changeId }, author);
        return writeVariety(db, shopId, { variety: VARIETY_SCHEMA.parse(old), undoes: changeId }, author);
      }
      if (readRule(db, shopId, ruleId) !== after) return { state: 'changed' };
      writeRule(db, shopId, ruleId, before);
      const undone = readChange({ ruleId, before: after, after: before });
      const what = describeChange(undone, createRuleWords(db, shopId));
      return recordChange(
        db,
        shopId,
        { changeId: next, ruleId, what, before: after, after: before, undoes: changeId },
        author,
      );
    })
    .immediate();
}
