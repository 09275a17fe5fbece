import type { LoaderFunctionArgs } from '@remix-run/node';
import { answerShop } from '#app/answer-shop.server.ts';

/** Any address inside the admin that is no page. */
export function loader(args: LoaderFunctionArgs) {
  return answerShop(args, () => {
    throw Response.json({}, { status: 404 });
  });
}

export default function Nowhere() {
  return null;
}
