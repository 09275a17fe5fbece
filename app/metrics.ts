import type { App } from './app.server.ts';

type Labels = Readonly<Record<string, string | number>>;

const counters = new WeakMap<App, Map<string, number>>();

/** Add to a counter of this process, such as `count(app, 'regulars_webhooks_total', { status: 200 })`. */
export function count(app: App, name: string, labels: Labels = {}, by = 1): void {
  let totals = counters.get(app);
  if (!totals) counters.set(app, (totals = new Map()));
  const series = writeSeries(name, labels);
  totals.set(series, (totals.get(series) ?? 0) + by);
}

/** The counters of this process by series (`name{label="value"}`). */
export function readCounters(app: App): ReadonlyMap<string, number> {
  return counters.get(app) ?? new Map();
}

function writeSeries(name: string, labels: Labels): string {
  const pairs = Object.entries(labels).map(([key, value]) => `${key}="${String(value).replace(/[\\"\n]/g, '_')}"`);
  return pairs.length === 0 ? name : `${name}{${pairs.join(',')}}`;
}
