import { Worker } from 'node:worker_threads';
import { expect, test } from 'vitest';
import { createLogger } from '#app/logger.server.ts';
import { agreesByHand } from '#app/training/neural/agrees-by-hand.ts';
import { loadNeuralBackend } from '#app/training/neural/load-neural-backend.ts';
import { createRandom } from '#ml/math/create-random.ts';
import type { ContentModel } from '#ml/models/content/content-model.ts';
import { trainContentModel } from '#ml/neural/train-content-model.ts';
import { makeContentShop } from '#tests/ml/neural/make-content-shop.ts';

test('without the native library WebAssembly trains, the log says so, and the process listens as before', async () => {
  const lines: string[] = [];
  const listening = process.listenerCount('uncaughtException');
  const backend = await loadNeuralBackend({
    log: createLogger('info', (line) => lines.push(line)),
    names: ['wasm', 'cpu'],
  });
  expect(backend.name).toBe('wasm');
  expect(JSON.parse(lines[0]!)).toMatchObject({ event: 'neural backend loaded', name: 'wasm' });
  expect(process.listenerCount('uncaughtException')).toBe(listening);
  expect(agreesByHand(backend.tf)).toBe(true);
  backend.close();
  // Closed, it can be had again.
  const again = await loadNeuralBackend({ names: ['wasm'] });
  expect(agreesByHand(again.tf)).toBe(true);
  again.close();
});

test('the native library, where it is not installed, is passed over and named', async () => {
  await expect(loadNeuralBackend({ names: ['tensorflow'] })).rejects.toThrow(/Cannot load a neural backend/);
});

test('plain JavaScript learns what WebAssembly learns', async () => {
  const models: ContentModel[] = [];
  for (const name of ['wasm', 'cpu'] as const) {
    const backend = await loadNeuralBackend({ names: [name] });
    models.push(
      trainContentModel(
        { ...makeContentShop(310), random: createRandom(1), settings: { steps: 3, batch: 32 } },
        backend,
      ),
    );
    backend.close();
  }
  const [wasm, cpu] = models;
  const gaps = wasm!.candidates.map((value, i) => Math.abs(value - cpu!.candidates[i]!));
  expect(Math.max(...gaps)).toBeLessThan(1e-3);
});

test('a backend that computes something else does not train', async () => {
  const { tf, close } = await loadNeuralBackend({ names: ['wasm'] });
  expect(agreesByHand({ ...tf, gather: (x: never) => tf.gather(x, tf.tensor1d([0, 0, 1], 'int32')) } as never)).toBe(
    false,
  );
  close();
});

test('a thread trains, leaves no tensor, and ends by itself', async () => {
  const thread = new Worker(new URL('./train-in-thread.ts', import.meta.url), { execArgv: [] });
  const answer = new Promise<{ model: ContentModel; tensors: number; listeners: number }>((resolve, reject) => {
    thread.once('message', resolve);
    thread.once('error', reject);
  });
  const ended = new Promise<number>((resolve) => thread.once('exit', resolve));
  const { model, tensors, listeners } = await answer;
  expect(model.recipe).toBe('two-tower');
  expect({ tensors, listeners }).toEqual({ tensors: 0, listeners: 0 });
  expect(await ended).toBe(0);
});
