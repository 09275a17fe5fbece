import { PERIOD, type Period } from '#app/measurement/reports/period.ts';
import type { Preset } from '#app/measurement/reports/presets.ts';

/**
 * The period in a page's address: `?period=last90`, or `?from=2026-01-01&to=2026-03-31`.
 *
 * @param fallback where there is none, or none that can be read.
 */
export function readPeriod(url: string, fallback: Preset): Period {
  const params = new URL(url).searchParams;
  const [from, to] = [params.get('from'), params.get('to')];
  const read = PERIOD.safeParse(from && to ? { from, to } : params.get('period'));
  return read.success ? read.data : fallback;
}
