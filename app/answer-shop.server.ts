import { randomBytes } from 'node:crypto';
import type { Shop } from '../prisma/generated/client.ts';
import type { App } from './app.server.ts';
import type { OrdersBeingRead } from './measurement/reports/orders-being-read.ts';
import { requireShop } from './require-shop.server.ts';

interface AnswerArgs {
  readonly request: Request;
  readonly context: { readonly app: App };
}

/**
 * Authenticate, then answer a page or an action for the shop that asks. A failure is logged under a reference id,
 * and the merchant sees that id instead of the fault.
 *
 * @throws {Response} of the guard, of `answer` itself, 503 with a reason while the shop's orders are read, or 500 with
 * `{ reference }`.
 */
export async function answerShop<T>(
  { request, context }: AnswerArgs,
  answer: (shop: Shop, app: App) => T | Promise<T>,
): Promise<T> {
  const { app } = context;
  try {
    return await answer(await requireShop(request, { app }), app);
  } catch (error) {
    if (error instanceof Response) throw error;
    // By its name: pages are bundled and have a class of their own.
    if (error instanceof Error && error.name === ('OrdersBeingRead' satisfies OrdersBeingRead['name']))
      throw Response.json({ reason: 'reading' }, { status: 503, headers: { 'Retry-After': '3' } });
    const reference = randomBytes(4).toString('hex');
    app.log.error('page failed', { reference, path: new URL(request.url).pathname, error });
    throw Response.json({ reference }, { status: 500 });
  }
}
