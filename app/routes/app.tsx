import type { HeadersFunction, LoaderFunctionArgs } from '@remix-run/node';
import { Link, Outlet, isRouteErrorResponse, useLoaderData, useRouteError } from '@remix-run/react';
import { AppProvider as Polaris } from '@shopify/polaris';
import englishI18n from '@shopify/polaris/locales/en.json' with { type: 'json' };
import { NavMenu } from '@shopify/app-bridge-react';
import { AppProvider } from '@shopify/shopify-app-remix/react';
import { boundary } from '@shopify/shopify-app-remix/server';
import { answerShop } from '#app/answer-shop.server.ts';
import { chooseLocale } from '#app/components/choose-locale.ts';
import { ErrorPage } from '#app/components/error-page.tsx';
import { FormatsProvider } from '#app/components/formats.tsx';
import { PageSkeleton } from '#app/components/page-skeleton.tsx';
import { useSlowNavigation } from '#app/components/use-slow-navigation.ts';

export function loader(args: LoaderFunctionArgs) {
  return answerShop(args, (shop, app) => ({
    apiKey: app.env.SHOPIFY_API_KEY,
    bridgeUrl: app.env.APP_BRIDGE_URL,
    formats: { locale: chooseLocale(args.request), currency: shop.currency, timeZone: shop.ianaTimezone },
  }));
}

/** The frame of every admin page: App Bridge, Polaris, the navigation and the reader's formats. */
export default function AppFrame() {
  const { apiKey, bridgeUrl, formats } = useLoaderData<typeof loader>();
  const isSlow = useSlowNavigation();
  return (
    <AppProvider isEmbeddedApp apiKey={apiKey} {...(bridgeUrl && { __APP_BRIDGE_URL: bridgeUrl })}>
      <NavMenu>
        <Link to="/app" rel="home">
          Overview
        </Link>
        <Link to="/app/repeat-purchases">Repeat purchases</Link>
        <Link to="/app/recommendations">Recommendations</Link>
        <Link to="/app/merchandising">Merchandising</Link>
        <Link to="/app/models">Models</Link>
        <Link to="/app/data-health">Data health</Link>
      </NavMenu>
      <FormatsProvider {...formats}>
        <main>{isSlow ? <PageSkeleton /> : <Outlet />}</main>
      </FormatsProvider>
    </AppProvider>
  );
}

/** Steps of Shopify's flow come as HTML responses and are rendered as they are; faults get a page of their own. */
export function ErrorBoundary() {
  const error = useRouteError();
  if (isRouteErrorResponse(error) && typeof error.data === 'string' && error.data !== '') return boundary.error(error);
  return (
    <Polaris i18n={englishI18n}>
      <ErrorPage error={error} />
    </Polaris>
  );
}

export const headers: HeadersFunction = (args) => boundary.headers(args);
