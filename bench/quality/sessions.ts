import { createRandom } from '#ml/math/create-random.ts';
import { SIGNALS } from '#ml/models/sessions/candidate-signals.ts';
import { trainVisitRanker } from '#ml/models/sessions/train-visit-ranker.ts';
import type { Report } from '../figure.ts';
import type { Flags } from '../suites.ts';
import { createProgress } from './create-progress.ts';
import { chooseBlend, PLAIN } from './sessions/choose-blend.ts';
import { createRecommender, type VisitRecipe } from './sessions/create-recommender.ts';
import { describeVisits, takeExamples } from './sessions/describe-visits.ts';
import { holdOutVisits } from './sessions/hold-out-visits.ts';
import { indexSessions } from './sessions/index-sessions.ts';
import { measureOnThreads } from './sessions/measure-on-threads.ts';
import { gradeFigures, measureVisits, type VisitFigures } from './sessions/measure-visits.ts';
import { readSessionFiles, type VisitQuestion } from './sessions/read-session-files.ts';

/** Questions asked of the held-out sessions: of the earlier part models learn, by the later part one is chosen. */
const ASKED = 20_000;
const LEARNED_FROM = 0.6;
/** Questions that settings of the blend are tried on. */
const TRIED_ON = 2000;
/** Fewer teach a ranker nothing. */
const LEAST_TO_LEARN = 300;

interface Candidate {
  readonly name: string;
  /** Trained on all that is held out, where it is trained. */
  readonly finish: () => VisitRecipe;
  readonly figures: VisitFigures;
}

/**
 * The next view of each visit: HR@20 and MRR@20 over all questions of `--test`, all items of `--train` ranked, repeats
 * allowed. Settings and model are chosen on the last sessions of the training file, held out the way the test was made.
 *
 * @throws {Error} if a file cannot be read.
 */
export async function benchSessions(flags: Flags, report: Report): Promise<void> {
  const { sessions, questions, itemCount } = readSessionFiles(flags.train, flags.test);
  const say = createProgress('sessions');
  const models = listModels(sessions, say);
  const chosen = models.reduce((best, model) =>
    gradeFigures(model.figures) > gradeFigures(best.figures) ? model : best,
  );
  say(`chosen ${chosen.name}`, chosen.figures.hitRate);
  const { hitRate, reciprocalRank } = await measureOnThreads({ sessions, questions, recipe: chosen.finish() });
  const tried = models.map(({ name, figures }) => `${name} ${write(figures)}`);
  const detail = [
    `chosen ${chosen.name}`,
    `${questions.length} questions, ${sessions.length} sessions, ${itemCount} items`,
    'all items ranked, repeats allowed',
    `chosen on the last sessions of the training file (HR@20/MRR@20 there: ${tried.join(', ')})`,
  ].join('; ');
  report({ name: 'sessions.hr@20', value: hitRate, unit: 'share', detail });
  report({ name: 'sessions.mrr@20', value: reciprocalRank, unit: 'share', detail });
}

/** The models, simplest first, as they do on the later part of the held-out visits. */
function listModels(sessions: readonly (readonly number[])[], say: ReturnType<typeof createProgress>): Candidate[] {
  const { earlier, questions } = holdOutVisits(sessions, ASKED);
  const index = indexSessions(earlier);
  const learned = Math.floor(questions.length * LEARNED_FROM);
  const later = questions.slice(learned);
  const measure = (name: string, recipe: VisitRecipe, finish = () => recipe): Candidate => {
    const figures = measureVisits(createRecommender(index, recipe), later);
    say(`${name} HR@20`, figures.hitRate);
    say(`${name} MRR@20`, figures.reciprocalRank);
    return { name, finish, figures };
  };
  const blend = chooseBlend(index, thin(questions.slice(0, learned), TRIED_ON));
  const written = Object.entries(blend).map(([name, value]) => `${name} ${value}`);
  const models = [
    measure('V-SKNN', { blend: PLAIN }),
    measure(`V-SKNN, rules and reminder (${written.join(', ')})`, { blend }),
  ];
  if (learned < LEAST_TO_LEARN) return models;
  const examples = describeVisits(index, questions);
  say('candidates hold the next item', examples.targets.filter((target) => target >= 0).length / questions.length);
  const train = (count: number): VisitRecipe => ({
    ranker: trainVisitRanker(takeExamples(examples, count), SIGNALS.length, { random: createRandom(1) }),
  });
  // What is reported learns from the later part too: chosen it is by then.
  const finish = () => train(questions.length);
  return [...models, measure(`ranker of ${SIGNALS.length} signals`, train(learned), finish)];
}

function thin(questions: readonly VisitQuestion[], limit: number): VisitQuestion[] {
  const count = Math.min(limit, questions.length);
  return Array.from({ length: count }, (_, n) => questions[Math.floor((n * questions.length) / count)]!);
}

function write({ hitRate, reciprocalRank }: VisitFigures): string {
  return `${hitRate.toFixed(4)}/${reciprocalRank.toFixed(4)}`;
}
