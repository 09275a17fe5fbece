import { parseArgs } from 'node:util';
import type { Figure } from './figure.ts';
import { SUITES, type Flags } from './suites.ts';

/** `npm run bench -- <suite> [--flag value] [--json]`: prints every figure, with `--json` one JSON object a line. */
async function main(argv: readonly string[]): Promise<void> {
  const [name = '', ...rest] = argv;
  const suite = Object.hasOwn(SUITES, name) ? SUITES[name] : undefined;
  if (!suite)
    throw new Error(`Cannot run the bench: the suite must be one of ${Object.keys(SUITES).join(', ')}, got "${name}".`);
  const { json, flags } = parseFlags(name, Object.keys(suite.flags), rest);
  const run = await suite.load();
  await run(flags, (figure) => print({ suite: name, ...figure }, json));
}

function parseFlags(name: string, known: readonly string[], args: readonly string[]): { json: boolean; flags: Flags } {
  const options = Object.fromEntries(known.map((flag) => [flag, { type: 'string' as const }]));
  try {
    const { values } = parseArgs({ args: [...args], options: { ...options, json: { type: 'boolean' } }, strict: true });
    const { json = false, ...flags } = values as Record<string, string> & { json?: boolean };
    return { json, flags };
  } catch {
    const shown = [...known, 'json'].map((flag) => `--${flag}`).join(', ');
    throw new Error(`Cannot run the bench ${name}: its flags must be among ${shown}, got "${args.join(' ')}".`);
  }
}

function print(figure: Figure, json: boolean): void {
  const { decimals, ...said } = figure;
  const { name, value, unit, detail } = said;
  const rounded =
    decimals !== undefined
      ? Number(value.toFixed(decimals))
      : Math.abs(value) >= 100
        ? Math.round(value)
        : Number(value.toPrecision(4));
  process.stdout.write(
    json
      ? `${JSON.stringify({ ...said, value: rounded })}\n`
      : `${name.padEnd(44)} ${String(rounded).padStart(9)} ${unit.padEnd(8)} ${detail}\n`,
  );
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  // A server that was spawned would keep this process up; with it gone, it stops by itself.
  process.exit(1);
});
