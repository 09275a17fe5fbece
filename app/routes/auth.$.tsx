import type { LoaderFunctionArgs } from '@remix-run/node';

/** Shopify's own steps (bounce page, exit from the frame): the guard answers them all. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  await context.app.shopify.authenticate.admin(request);
  return null;
}
