import { parseArgs } from 'node:util';
import { generateDemoShop } from './generate-demo-shop.ts';

const USAGE = 'usage: generate.ts DIR [--seed N] [--end ISO]';

/** Write the demo shop into a folder and say so in one last line. */
function runGenerate(args: string[]): void {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { seed: { type: 'string', default: '1' }, end: { type: 'string' } },
  });
  const [folder] = positionals;
  const seed = Number(values.seed);
  const endAt = values.end === undefined ? Date.now() : Date.parse(values.end);
  if (!folder || positionals.length > 1) throw new Error(USAGE);
  if (!Number.isInteger(seed) || seed < 0)
    throw new Error(`Cannot generate the demo shop: --seed must be a whole number, got "${values.seed}".`);
  if (Number.isNaN(endAt))
    throw new Error(`Cannot generate the demo shop: --end must be an ISO instant, got "${values.end}".`);
  const { name, products, customers, orders } = generateDemoShop({ folder, seed, endAt: new Date(endAt) });
  process.stdout.write(`Wrote ${name}: ${products} products, ${customers} customers, ${orders} orders to ${folder}.\n`);
}

try {
  runGenerate(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
