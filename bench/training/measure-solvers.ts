import { createKernels } from '#app/training/kernels/create-kernels.ts';
import { buildMatrix } from '#ml/data/build-matrix.ts';
import { createRandom } from '#ml/math/create-random.ts';
import { trainCosine } from '#ml/models/train-cosine.ts';
import { trainEase } from '#ml/models/train-ease.ts';
import { trainIals } from '#ml/models/train-ials.ts';
import type { Report } from '../figure.ts';
import { median } from '../median.ts';
import { generateInteractions, type Interactions } from './generate-interactions.ts';

const THREADS = 2;
const FACTORS = 64;
const ITERATIONS = 15;

/**
 * How long the solvers take on a generated matrix of MovieLens 1M's shape, from unsorted pairs to the model: the matrix
 * is built each time. Rounds are interleaved, libmf's among them: whatever else the machine does, all share.
 */
export async function measureSolvers(rounds: number, report: Report): Promise<void> {
  const interactions = generateInteractions(1);
  const { buyerCount, productCount, buyers, products } = interactions;
  const build = () => buildMatrix(buyerCount, productCount, buyers, products);
  const kernels = createKernels({ threads: THREADS });
  const fitLibmf = await prepareLibmf(interactions);
  const solvers: Readonly<Record<string, () => unknown>> = {
    cosine: () => trainCosine(build(), { maxNeighbors: 50, maxRow: productCount, kernels }),
    ials: () => trainIals(build(), { factors: FACTORS, iterations: ITERATIONS, random: createRandom(1), kernels }),
    ease: () => trainEase(build(), { lambda: 300, kernels }),
    ...(fitLibmf ? { libmf: fitLibmf } : {}),
  };
  const seconds = measure(solvers, rounds);
  kernels.close();
  const shape = `${productCount} products, ${buyerCount} buyers, ${products.length} interactions, generated`;
  const how = `${kernels.name} kernels, ${kernels.threads} threads, matrix built from pairs, median of ${rounds} interleaved rounds`;
  const peer = seconds.libmf
    ? `libmf one-class L2, ${FACTORS} x ${ITERATIONS}, ${THREADS} threads, fit alone: ${seconds.libmf.toFixed(2)} s, ` +
      `${(seconds.libmf / seconds.ials!).toFixed(2)} of ours`
    : 'libmf did not load here';
  const each = {
    'item-cosine': [seconds.cosine!, 'K = 50'],
    ials: [seconds.ials!, `${FACTORS} factors, ${ITERATIONS} iterations; ${peer}`],
    ease: [seconds.ease!, 'exact inverse, 200 weights kept for a product'],
  } as const;
  for (const [name, [value, what]] of Object.entries(each))
    report({ name: `${name}.seconds`, value, unit: 's', detail: `${what}; ${shape}; ${how}` });
}

/** The median seconds of each, one after the other in each round. Ours run once before, not counted. */
function measure<K extends string>(solvers: Readonly<Record<K, () => unknown>>, rounds: number): Record<K, number> {
  const names = Object.keys(solvers) as K[];
  for (const name of names) if (name !== 'libmf') solvers[name]();
  const taken = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<K, number[]>;
  for (let round = 0; round < rounds; round++) {
    for (const name of names) {
      const startedAt = performance.now();
      solvers[name]();
      taken[name].push((performance.now() - startedAt) / 1000);
    }
  }
  return Object.fromEntries(names.map((name) => [name, median(taken[name])])) as Record<K, number>;
}

/** The npm package's nearest solver, or null where its native library does not load. */
async function prepareLibmf({ buyers, products }: Interactions): Promise<(() => void) | null> {
  try {
    const { Loss, Matrix, Model } = await import('libmf');
    const data = new Matrix();
    for (let i = 0; i < buyers.length; i++) data.push(buyers[i]!, products[i]!, 1);
    const options = {
      ...{ loss: Loss.ONE_CLASS_L2, factors: FACTORS, iterations: ITERATIONS, threads: THREADS },
      ...{ lambdaP2: 0.05, lambdaQ2: 0.05, alpha: 0.3, quiet: true },
    };
    return () => {
      const model = new Model(options);
      model.fit(data);
      model.destroy();
    };
  } catch {
    return null;
  }
}
