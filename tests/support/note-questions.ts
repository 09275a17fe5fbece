import type { App } from '#app/app.server.ts';

/** An app whose reports note what they are asked. */
export function noteQuestions<Noted extends App>(
  app: Noted,
): { readonly app: Noted; readonly asked: readonly string[] } {
  const asked: string[] = [];
  const ask: App['reports']['ask'] = (shop, name, params) => {
    asked.push(name);
    return app.reports.ask(shop, name, params);
  };
  return { app: { ...app, reports: { ...app.reports, ask } }, asked };
}
