import { makeRoom } from './make-room.ts';
import type { MadeAnswer } from './measure-report.ts';

export interface KeptAnswer extends MadeAnswer {
  askedAt: number;
}

/** Answers by their questions. */
export interface KeptAnswers {
  get(key: string): KeptAnswer | undefined;
  /** Keep an answer instead of the one before; those made longest ago go when room is short. */
  keep(made: MadeAnswer): KeptAnswer;
  list(): Iterable<[key: string, answer: KeptAnswer]>;
}

export const ANSWER_CHARACTERS = 32 * 2 ** 20;

/** Create a place for answers. */
export function createKeptAnswers(now: () => number): KeptAnswers {
  const answers = new Map<string, KeptAnswer>();
  return {
    get: (key) => answers.get(key),
    keep(made) {
      const kept = { ...made, askedAt: answers.get(made.key)?.askedAt ?? now() };
      answers.delete(made.key);
      answers.set(made.key, kept);
      makeRoom(answers, ({ json }) => json.length, ANSWER_CHARACTERS);
      return kept;
    },
    list: () => answers,
  };
}
