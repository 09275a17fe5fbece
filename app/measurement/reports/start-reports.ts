import type { App } from '../../app.server.ts';
import { REPORTS, type Reports } from './reports.ts';
import { startReportThread } from './start-report-thread.ts';

/** Start the threads that answer reports: one that holds the columns of shops, and one for what never waits for it. */
export function startReports(app: Pick<App, 'env' | 'db' | 'log'>): Reports {
  const quick = startReportThread(app, { isQuick: true });
  const thorough = startReportThread(app, { onKept: quick.lend });
  return {
    ask: (shop, name, params) => ('isQuick' in REPORTS[name] ? quick : thorough).ask(shop, name, params),
    close: async () => void (await Promise.all([thorough.close(), quick.close()])),
  };
}
