import type { Shop } from '../prisma/generated/client.ts';
import { answerShop } from './answer-shop.server.ts';
import type { App } from './app.server.ts';

type AnswerArgs = Parameters<typeof answerShop>[0];

/**
 * Answer an extension in Shopify's admin, which runs at an address of Shopify's own: as {@link answerShop}, with the answer
 * and every refusal readable from there. Nothing rides on cookies, so any origin may read what its token entitles it to.
 */
export async function answerExtension(args: AnswerArgs, answer: (shop: Shop, app: App) => unknown): Promise<Response> {
  try {
    return open(Response.json(await answerShop(args, answer), { headers: { 'Cache-Control': 'no-store' } }));
  } catch (error) {
    if (error instanceof Response) throw open(error);
    throw error;
  }
}

function open(response: Response): Response {
  response.headers.set('Access-Control-Allow-Origin', '*');
  response.headers.set('Access-Control-Allow-Headers', 'Authorization, Content-Type');
  response.headers.set('Access-Control-Expose-Headers', 'X-Shopify-Retry-Invalid-Session-Request');
  return response;
}
