import { indexIds } from '../index-ids.ts';
import { readLines } from '../read-lines.ts';

/** A visit and the product that was looked at next. */
export interface VisitQuestion {
  readonly given: readonly number[];
  readonly next: number;
}

export interface SessionFiles {
  /** Oldest first, of two items or more. */
  readonly sessions: readonly (readonly number[])[];
  readonly questions: readonly VisitQuestion[];
  readonly itemCount: number;
}

/**
 * Read sessions to train on, one a line, oldest first, items parted by spaces, and questions: the items of a visit,
 * a tab, the next item. Ids are any text without spaces.
 *
 * @throws {Error} if a file cannot be read, or a question (by its line) is not of that form.
 */
export function readSessionFiles(train: string | undefined, test: string | undefined): SessionFiles {
  const sessions = readLines(train).map(({ text }) => text.split(/\s+/));
  const questions = readLines(test).map(({ number, text }) => {
    const [prefix = '', next = '', ...rest] = text.split('\t');
    const given = prefix.split(/ +/).filter((id) => id !== '');
    if (given.length === 0 || next.trim() === '' || /\s/.test(next.trim()) || rest.length > 0)
      throw new Error(
        `Cannot read sessions: line ${number} of the test must be items, a tab and the next, got "${text.slice(0, 80)}".`,
      );
    return [...given, next.trim()];
  });
  const { count, indices } = indexIds([sessions, questions].flat(2));
  let at = 0;
  const take = (ids: readonly string[]) => Array.from(indices.subarray(at, (at += ids.length)));
  return {
    sessions: sessions.map(take),
    questions: questions.map(take).map((items) => ({ given: items.slice(0, -1), next: items.at(-1)! })),
    itemCount: count,
  };
}
