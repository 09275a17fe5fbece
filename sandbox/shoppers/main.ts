import { parseArgs } from 'node:util';
import { runShoppers, type RunOptions } from './run-shoppers.ts';

try {
  const options = parseOptions(process.argv.slice(2));
  const every = Math.max(1, Math.round(options.visits / 10));
  const { visits, pages, recommendations, impressions, clicks, adds, orders, beacons, failures } = await runShoppers({
    ...options,
    onVisit: (tally) => {
      if (tally.visits % every === 0)
        process.stderr.write(`${tally.visits} of ${options.visits} visits, ${tally.orders} orders\n`);
    },
  });
  process.stdout.write(
    `${visits} visits: ${pages} pages, ${recommendations} recommendations, ${impressions} impressions, ${clicks} clicks, ` +
      `${adds} adds to cart, ${orders} orders, ${beacons} beacons, ${failures} failures.\n`,
  );
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

function parseOptions(args: string[]): RunOptions {
  const { values } = parseArgs({
    args,
    options: {
      seed: { type: 'string', default: '1' },
      visits: { type: 'string', default: '100' },
      speed: { type: 'string', default: '50' },
      url: { type: 'string', default: `http://127.0.0.1:${process.env.SANDBOX_PORT || 4400}` },
    },
  });
  const read = (name: 'seed' | 'visits' | 'speed', isValid: (value: number) => boolean, must: string) => {
    const value = Number(values[name]);
    if (isValid(value)) return value;
    throw new Error(`Cannot send shoppers: --${name} must be ${must}, got "${values[name]}".`);
  };
  if (!URL.canParse(values.url) || !/^https?:/.test(values.url))
    throw new Error(`Cannot send shoppers: --url must be the address of the storefront, got "${values.url}".`);
  return {
    seed: read('seed', (value) => Number.isInteger(value) && value >= 0, 'a whole number'),
    visits: read('visits', (value) => Number.isInteger(value) && value > 0, 'a positive whole number'),
    speed: read('speed', (value) => value > 0, 'a positive number'),
    origin: values.url,
  };
}
