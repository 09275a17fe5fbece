import type { LinksFunction, LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { answerShop } from '#app/answer-shop.server.ts';
import { BuyerNameProvider } from '#app/components/buyer-name-provider.tsx';
import styles from '#app/components/buyer-page.css?url';
import { BuyerPage } from '#app/components/buyer-page.tsx';
import { getBuyerPage } from '#app/measurement/buyer/get-buyer-page.ts';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }];

export function loader(args: LoaderFunctionArgs) {
  return answerShop(args, (shop, app) => {
    const { customerId = '' } = args.params;
    if (!/^[1-9]\d{0,14}$/.test(customerId)) throw Response.json({}, { status: 404 });
    return getBuyerPage(app.db, shop.id, Number(customerId), new URL(args.request.url).searchParams.get('from'));
  });
}

/** Who is this, and what would help? */
export default function Buyer() {
  const buyer = useLoaderData<typeof loader>();
  return (
    <BuyerNameProvider customerIds={[buyer.customerId]}>
      <BuyerPage {...buyer} />
    </BuyerNameProvider>
  );
}
