import type { LoaderFunctionArgs } from '@remix-run/node';
import { answerExtension } from '#app/answer-extension.server.ts';
import { getBuyerCard } from '#app/measurement/buyer/get-buyer-card.ts';

/** The buyer in brief, for the block on Shopify's customer page: `?customer=gid://shopify/Customer/5741`. */
export function loader(args: LoaderFunctionArgs) {
  return answerExtension(args, (shop, app) =>
    getBuyerCard(app.db, shop, new URL(args.request.url).searchParams.get('customer')),
  );
}
