import type { LinksFunction, MetaFunction } from '@remix-run/node';
import { Links, Meta, Outlet, Scripts, ScrollRestoration, isRouteErrorResponse, useRouteError } from '@remix-run/react';
import polarisStyles from '@shopify/polaris/build/esm/styles.css?url';
import type { ReactNode } from 'react';
import buyerStyles from './components/buyers.css?url';
import chartStyles from './components/charts.css?url';
import gridStyles from './components/cohort-grid.css?url';
import figureGridStyles from './components/figure-grid.css?url';
import figureStyles from './components/figures.css?url';
import formStyles from './components/forms.css?url';
import listStyles from './components/lists.css?url';
import periodStyles from './components/periods.css?url';
import printStyles from './components/print.css?url';
import { usePageLocale } from './components/use-page-locale.ts';

export const links: LinksFunction = () => [
  ...[
    polarisStyles,
    figureStyles,
    figureGridStyles,
    gridStyles,
    chartStyles,
    listStyles,
    formStyles,
    buyerStyles,
    periodStyles,
    printStyles,
  ].map((href) => ({
    rel: 'stylesheet',
    href,
  })),
  { rel: 'icon', href: 'data:,' },
];

export const meta: MetaFunction = () => [{ title: 'Regulars' }];

/** The document around every page. */
export function Layout({ children }: { readonly children: ReactNode }) {
  return (
    <html lang={usePageLocale()}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <Meta />
        <Links />
      </head>
      <body>
        {children}
        <ScrollRestoration />
        <Scripts />
      </body>
    </html>
  );
}

export default function Root() {
  return <Outlet />;
}

/** Faults outside of the admin's frame: in plain words, without anything that could fail again. */
export function ErrorBoundary() {
  const error = useRouteError();
  const missing = isRouteErrorResponse(error) && error.status === 404;
  return (
    <main className="regulars-plain">
      <h1>{missing ? 'There is no page at this address' : 'This page could not be shown'}</h1>
      <p>
        {missing
          ? 'Open Regulars from your Shopify admin: choose Apps, then Regulars.'
          : 'Nothing is lost. Open Regulars again from your Shopify admin in a moment.'}
      </p>
    </main>
  );
}
