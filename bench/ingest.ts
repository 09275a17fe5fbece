import { createHmac } from 'node:crypto';
import type { Report } from './figure.ts';
import { measureDrain } from './ingest/measure-drain.ts';
import { BENCH_SECRET } from './make-env.ts';
import { median } from './median.ts';
import { readCount } from './read-count.ts';
import { sendWebhooks } from './send-webhooks.ts';
import { spawnServer, type SpawnedServer } from './spawn-server.ts';
import type { Flags } from './suites.ts';

const SCRIPT = new URL('ingest/serve.ts', import.meta.url);
const CONNECTIONS = 64;
const BODY = Buffer.from(JSON.stringify({ id: 1, note: 'x'.repeat(1024 - 20) })).subarray(0, 1024);
const SIGNATURE = createHmac('sha256', BENCH_SECRET).update(BODY).digest('base64');
const KINDS = ['inbox', 'single', 'bare'] as const;
const NAMES = { inbox: 'inbox (group commit)', single: 'commit per event', bare: 'bare node:http' } as const;

interface Round {
  readonly perSecond: number;
  readonly cpuMicros: number;
}

/**
 * Acknowledgements per second over HTTP with signature check and `synchronous=FULL`: the app's own server, the same with
 * a commit for every event, and a bare node:http server that keeps nothing. Rounds are interleaved, so that
 * a busy machine slows all three; the ratios are of the same round.
 */
export async function benchIngest(flags: Flags, report: Report): Promise<void> {
  const rounds = readCount(flags, 'rounds', 7);
  const seconds = readCount(flags, 'seconds', 2);
  const servers = Object.fromEntries(
    await Promise.all(KINDS.map(async (kind) => [kind, await spawnServer(SCRIPT, [kind])] as const)),
  ) as Record<(typeof KINDS)[number], SpawnedServer>;
  const results: Record<(typeof KINDS)[number], Round[]> = { inbox: [], single: [], bare: [] };
  try {
    for (const kind of KINDS) await measureRound(servers[kind], 500, `warm-${kind}`);
    for (let round = 0; round < rounds; round++)
      for (const kind of round % 2 === 0 ? KINDS : KINDS.toReversed())
        results[kind].push(await measureRound(servers[kind], seconds * 1000, `${round}`));
  } finally {
    await Promise.all(KINDS.map((kind) => servers[kind].close()));
  }
  const detail = `median of ${rounds} interleaved rounds of ${seconds} s, ${CONNECTIONS} connections, 1 KB bodies`;
  for (const kind of KINDS) {
    const rates = results[kind].map(({ perSecond }) => perSecond);
    const best = `${detail}; best round ${Math.round(Math.max(...rates))}`;
    report({ name: `${NAMES[kind]}: acks per second`, value: median(rates), unit: '1/s', detail: best });
    const cpu = median(results[kind].map(({ cpuMicros }) => cpuMicros));
    report({ name: `${NAMES[kind]}: CPU a request`, value: cpu, unit: 'us', detail: 'of the server process' });
  }
  const ratio = (of: (round: number) => number) => median(Array.from({ length: rounds }, (_, round) => of(round)));
  report({
    name: 'acks: inbox / commit per event',
    value: ratio((n) => results.inbox[n]!.perSecond / results.single[n]!.perSecond),
    unit: 'x',
    detail: 'median of paired rounds; more is better',
  });
  report({
    name: 'CPU a request: inbox / bare node:http',
    value: ratio((n) => results.inbox[n]!.cpuMicros / results.bare[n]!.cpuMicros),
    unit: 'x',
    detail: 'median of paired rounds; less is better',
  });
  report({
    name: 'CPU a request: commit per event / inbox',
    value: ratio((n) => results.single[n]!.cpuMicros / results.inbox[n]!.cpuMicros),
    unit: 'x',
    detail: 'median of paired rounds; more is better',
  });
  await measureDrain(report);
}

async function measureRound(server: SpawnedServer, milliseconds: number, prefix: string): Promise<Round> {
  const cpuBefore = await server.readCpuMicros();
  const started = performance.now();
  const until = started + milliseconds;
  let count = 0;
  const acknowledged = await sendWebhooks({
    url: server.url,
    shop: 'bench.myshopify.com',
    secret: BENCH_SECRET,
    connections: CONNECTIONS,
    next: () =>
      performance.now() < until
        ? { topic: 'orders/create', id: `${prefix}-${count++}`, body: BODY, signature: SIGNATURE }
        : null,
  });
  const elapsed = performance.now() - started;
  const cpuMicros = ((await server.readCpuMicros()) - cpuBefore) / acknowledged;
  return { perSecond: (acknowledged / elapsed) * 1000, cpuMicros };
}
