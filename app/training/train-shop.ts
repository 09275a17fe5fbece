import { randomUUID } from 'node:crypto';
import type { Purchases } from '#ml/data/purchases.ts';
import type { Origin } from '#ml/evaluation/list-origins.ts';
import type { Kernels } from '#ml/kernels/kernels.ts';
import { encodeShopModel } from '#ml/models/encode-shop-model.ts';
import type { View } from '#ml/models/sessions/session-index.ts';
import { DEFAULT_VISITS } from '#ml/models/sessions/visit-settings.ts';
import { trainShopModel } from '#ml/models/train-shop-model.ts';
import type { Database } from '../db.server.ts';
import { loadOrders } from '../ingest/load-orders.ts';
import type { Logger } from '../logger.server.ts';
import { SECOND } from '../time.ts';
import { buildTaskData } from './build-task-data.ts';
import { evaluatePlacements } from './evaluate-placements.ts';
import { createKernels } from './kernels/create-kernels.ts';
import { TASKS } from './list-tasks.ts';
import { loadServedFigures } from './load-served-figures.ts';
import { loadShelves } from './load-shelves.ts';
import { loadViews } from './load-views.ts';
import { mayKeepChoices } from './may-keep-choices.ts';
import type { Choices, ModelFigures } from './model-figures.ts';
import { loadContentProducts } from './neural/load-content-products.ts';
import { publishModel } from './publish-model.ts';
import { finishRun, startRun } from './record-run.ts';
import { selectPurchases } from './select-purchases.ts';
import type { Shelves } from './shelves.ts';
import { splitViews } from './split-views.ts';
import { deferSide, startSide, type StartedSide } from './start-side.ts';
import type { SideModels } from './train-side.ts';

/** Visits are served before anything is known of them: what serves them gives way only to what does better. */
const VISITS = { recipe: DEFAULT_VISITS.recipe, setting: 0 };

/** What became of an attempt to train a shop. */
export interface TrainingOutcome {
  readonly runId: string;
  /**
   * `promoted`: a new model serves; `kept`: the facts are those of the one that serves; `held`: the merchant holds
   * another; `failed`: the old one serves.
   */
  readonly state: 'promoted' | 'kept' | 'held' | 'failed';
  readonly version: string | null;
  readonly error: string | null;
  readonly orderCount: number;
  readonly productCount: number;
  readonly seconds: number;
  readonly figures: ModelFigures | null;
}

export interface TrainOptions {
  /** When the run starts, in epoch milliseconds. */
  readonly now: number;
  readonly log?: Logger;
  /** Names the run, for who started it. Default: a random one. */
  readonly runId?: string;
  /** Choose recipes anew, however lately that was done. Default false. */
  readonly chooses?: boolean;
  /** Whether content may be learned by two towers, in a thread beside. Default: likeness of words alone. */
  readonly isNeural?: boolean;
}

/**
 * Train a shop from its accepted facts and let the new model serve. The model is a function of the facts: the same
 * facts give the same version, and then nothing is written but the run. Whatever goes wrong is recorded and returned,
 * and the model that served goes on serving.
 */
export function trainShop(
  db: Database,
  shopId: number,
  { now, log, runId = randomUUID(), chooses = false, isNeural = false }: TrainOptions,
): TrainingOutcome {
  const startedAt = performance.now();
  const elapsed = () => performance.now() - startedAt;
  startRun(db, shopId, runId, now);
  const kernels = createKernels({ log });
  let side: StartedSide | undefined;
  try {
    const purchases = selectPurchases(loadOrders(db, shopId));
    const products = loadContentProducts(db, shopId);
    const served = loadServedFigures(db, shopId);
    const incumbents = { visit: VISITS, ...served?.figures.choices };
    const kept = !chooses && mayKeepChoices(served, purchases, now) ? served.figures : null;
    side = (isNeural ? startSide : deferSide)({ purchases, products, now, incumbents, kept });
    const load = () => loadViews(db, shopId, now);
    const chosen =
      kept ?? choose(purchases, { kernels, now, load, incumbents, shelves: loadShelves(db, shopId, products) });
    const beside = side.finish();
    const figures = joinFigures(chosen, beside);
    const model = trainShopModel(purchases, {
      ...{ kernels, choices: figures.choices },
      ...{ content: beside.content.model, buyAgain: beside.buyAgain },
    });
    const seconds = elapsed() / SECOND;
    const published = publishModel(db, shopId, {
      bytes: encodeShopModel(model),
      trainedAt: now + Math.round(elapsed()),
      dataFrom: purchases.orderedAt[0] ?? null,
      dataTo: purchases.orderedAt.at(-1) ?? null,
      orderCount: model.orderCount,
      productCount: model.vocabulary.length,
      trainSeconds: seconds,
      figures,
    });
    const outcome: TrainingOutcome = {
      runId,
      ...published,
      error: null,
      orderCount: model.orderCount,
      productCount: model.vocabulary.length,
      seconds,
      figures,
    };
    finishRun(db, shopId, outcome, now + Math.round(elapsed()));
    log?.info('shop trained', { shopId, runId, state: outcome.state, version: outcome.version, seconds });
    return outcome;
  } catch (error) {
    const outcome = describeFailure(runId, error, elapsed() / SECOND);
    finishRun(db, shopId, outcome, now + Math.round(elapsed()));
    log?.error('training failed', { shopId, runId, error });
    return outcome;
  } finally {
    side?.close();
    kernels.close();
  }
}

interface ChoiceOptions {
  readonly kernels: Kernels;
  readonly now: number;
  readonly shelves: Shelves;
  /** What visitors looked at; not asked if nothing is evaluated. */
  readonly load: () => readonly View[];
  /** What serves now. */
  readonly incumbents: Choices;
}

function choose(purchases: Purchases, { kernels, load, shelves, ...rest }: ChoiceOptions) {
  let views: readonly View[] | undefined;
  const build = (before: Purchases, origin: Origin) =>
    buildTaskData(before, { kernels, shelves, views: splitViews((views ??= load()), origin) });
  return evaluatePlacements(purchases, TASKS, build, rest);
}

/** The report card of all placements. Both halves saw the same orders: origins and reason are those of either. */
function joinFigures(chosen: ModelFigures, { figures, content }: SideModels): ModelFigures {
  return {
    ...chosen,
    choices: { ...figures.choices, ...chosen.choices },
    placements: { ...figures.placements, ...chosen.placements },
    content: content.choice,
  };
}

/** The outcome of a run that ended in an error. */
export function describeFailure(runId: string, error: unknown, seconds: number): TrainingOutcome {
  const message = error instanceof Error ? error.message : String(error);
  return {
    runId,
    state: 'failed',
    version: null,
    error: message,
    orderCount: 0,
    productCount: 0,
    seconds,
    figures: null,
  };
}
