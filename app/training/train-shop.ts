import { randomUUID } from 'node:crypto';
import { findIndex } from '#ml/data/find-index.ts';
import type { Purchases } from '#ml/data/purchases.ts';
import { encodeShopModel } from '#ml/models/encode-shop-model.ts';
import { trainShopModel } from '#ml/models/train-shop-model.ts';
import type { Database } from '../db.server.ts';
import { loadOrders } from '../ingest/load-orders.ts';
import type { Logger } from '../logger.server.ts';
import { SECOND } from '../time.ts';
import { evaluatePlacements } from './evaluate-placements.ts';
import { TASKS, type TaskData } from './list-tasks.ts';
import { loadServedFigures } from './load-served-figures.ts';
import { mayKeepChoices } from './may-keep-choices.ts';
import type { ModelFigures } from './model-figures.ts';
import { publishModel } from './publish-model.ts';
import { finishRun, startRun } from './record-run.ts';
import { selectPurchases } from './select-purchases.ts';

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
}

/**
 * Train a shop from its accepted facts and let the new model serve. The model is a function of the facts: the same
 * facts give the same version, and then nothing is written but the run. Whatever goes wrong is recorded and returned,
 * and the model that served goes on serving.
 */
export function trainShop(
  db: Database,
  shopId: number,
  { now, log, runId = randomUUID(), chooses = false }: TrainOptions,
): TrainingOutcome {
  const startedAt = performance.now();
  const elapsed = () => performance.now() - startedAt;
  startRun(db, shopId, runId, now);
  try {
    const purchases = selectPurchases(loadOrders(db, shopId));
    const served = loadServedFigures(db, shopId);
    const figures =
      !chooses && mayKeepChoices(served, purchases, now)
        ? served.figures
        : evaluatePlacements(purchases, TASKS, buildTaskData, { now, incumbents: served?.figures.choices });
    const model = trainShopModel(purchases);
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
  }
}

function buildTaskData(before: Purchases): TaskData {
  const model = trainShopModel(before);
  const { vocabulary, orderCount, popularity } = model;
  const shareOf = (id: number) => (popularity.orders[findIndex(vocabulary, id)] ?? 0) / Math.max(1, orderCount);
  return { model, vocabulary, shareOf };
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
