import { workerData } from 'node:worker_threads';
import { loadNeuralBackend } from './neural/load-neural-backend.ts';
import type { SideTask } from './start-side.ts';
import { trainSide } from './train-side.ts';

// A thread beside the training: it is given its work, answers once, wakes who waits for it, and ends.
const { work, port, isDone } = workerData as SideTask;
try {
  const neural = await loadNeuralBackend();
  port.postMessage({ models: trainSide(work, neural) });
  neural.close();
} catch (error) {
  port.postMessage({ error: error instanceof Error ? error.message : String(error) });
} finally {
  Atomics.store(isDone, 0, 1);
  Atomics.notify(isDone, 0);
  port.close();
}
