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

const ANSWER_CHARACTERS = 32 * 2 ** 20;

/** Create a place for answers. */
export function createKeptAnswers(now: () => number): KeptAnswers {
  const answers = new Map<string, KeptAnswer>();
  return {
    get: (key) => answers.get(key),
    keep(made) {
      const kept = { ...made, askedAt: answers.get(made.key)?.askedAt ?? now() };
      answers.delete(made.key);
      answers.set(made.key, kept);
      makeRoom(answers);
      return kept;
    },
    list: () => answers,
  };
}

function makeRoom(answers: Map<string, KeptAnswer>): void {
  let characters = 0;
  for (const { json } of answers.values()) characters += json.length;
  for (const [key, { json }] of answers) {
    if (characters <= ANSWER_CHARACTERS || answers.size === 1) return;
    answers.delete(key);
    characters -= json.length;
  }
}
