import type { AdminRequest } from './admin-request.ts';

const WINDOW_DAYS = 60;
const DAY_MS = 24 * 3600 * 1000;

/** The instant before which orders are out of the app's reach: 60 days back, or none with `read_all_orders`. */
export function reachableFrom({ scopes, context }: AdminRequest): string {
  return scopes.has('read_all_orders') ? '' : new Date(context.now() - WINDOW_DAYS * DAY_MS).toISOString();
}
