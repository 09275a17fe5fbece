import { parentPort, workerData } from 'node:worker_threads';
import { createRecommender } from './create-recommender.ts';
import { indexSessions } from './index-sessions.ts';
import type { MeasureTask } from './measure-on-threads.ts';
import { measureVisits } from './measure-visits.ts';

const { sessions, questions, recipe } = workerData as MeasureTask;
parentPort!.postMessage(measureVisits(createRecommender(indexSessions(sessions), recipe), questions));
