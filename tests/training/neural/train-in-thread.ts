import { parentPort } from 'node:worker_threads';
import { loadNeuralBackend } from '#app/training/neural/load-neural-backend.ts';
import { createRandom } from '#ml/math/create-random.ts';
import { trainContentModel } from '#ml/neural/train-content-model.ts';
import { makeContentShop } from '#tests/ml/neural/make-content-shop.ts';

// What the training thread does: load, train, close, answer, and end by itself.
const backend = await loadNeuralBackend({ names: ['wasm'] });
const model = trainContentModel(
  { ...makeContentShop(310), random: createRandom(1), settings: { steps: 5, batch: 32 } },
  backend,
);
const tensors = backend.tf.memory().numTensors;
backend.close();
parentPort!.postMessage({ model, tensors, listeners: process.listenerCount('uncaughtException') });
