import type { HeadersFunction, LoaderFunctionArgs } from '@remix-run/node';
import {
  Link,
  Outlet,
  isRouteErrorResponse,
  useLoaderData,
  useRouteError,
  type ShouldRevalidateFunction,
} from '@remix-run/react';
import { AppProvider as Polaris } from '@shopify/polaris';
import { NavMenu } from '@shopify/app-bridge-react';
import { AppProvider } from '@shopify/shopify-app-remix/react';
import { boundary } from '@shopify/shopify-app-remix/server';
import { answerShop } from '#app/answer-shop.server.ts';
import { chooseLocale } from '#app/components/choose-locale.ts';
import { ErrorPage } from '#app/components/error-page.tsx';
import { FormatsProvider } from '#app/components/formats.tsx';
import { PageSkeleton } from '#app/components/page-skeleton.tsx';
import { ReadingPage } from '#app/components/reading-page.tsx';
import { usePageLocale } from '#app/components/use-page-locale.ts';
import { useSlowNavigation } from '#app/components/use-slow-navigation.ts';
import { getText } from '#app/messages/get-text.ts';
import { findLocale } from '#app/messages/locales.ts';
import { getLanguage } from '#app/messages/messages.ts';

export function loader(args: LoaderFunctionArgs) {
  return answerShop(args, (shop, app) => ({
    apiKey: app.env.SHOPIFY_API_KEY,
    bridgeUrl: app.env.APP_BRIDGE_URL,
    formats: { locale: chooseLocale(args.request), currency: shop.currency, timeZone: shop.ianaTimezone },
  }));
}

/** The reader's language stands in the address of the first page only, and nothing of the frame changes after it. */
export const shouldRevalidate: ShouldRevalidateFunction = () => false;

/** The pages, in the order of the menu. */
const PAGES = [
  ['/app/repeat-purchases', 'frame.repeat'],
  ['/app/cohorts', 'frame.cohorts'],
  ['/app/time-to-next-order', 'frame.survival'],
  ['/app/product-report', 'frame.products'],
  ['/app/buyers', 'frame.buyers'],
  ['/app/segments', 'frame.segments'],
  ['/app/offers', 'frame.offers'],
  ['/app/recommendations', 'frame.recommendations'],
  ['/app/merchandising', 'frame.merchandising'],
  ['/app/models', 'frame.models'],
  ['/app/digest', 'frame.digest'],
  ['/app/data-health', 'frame.health'],
] as const;

/** The frame of every admin page: App Bridge, Polaris, the navigation, the reader's language and formats. */
export default function AppFrame() {
  const { apiKey, bridgeUrl, formats } = useLoaderData<typeof loader>();
  const isSlow = useSlowNavigation();
  const { polaris } = getLanguage(findLocale(formats.locale) ?? 'en');
  const text = getText(formats.locale);
  return (
    <AppProvider isEmbeddedApp apiKey={apiKey} i18n={polaris} {...(bridgeUrl && { __APP_BRIDGE_URL: bridgeUrl })}>
      <NavMenu>
        <Link to="/app" rel="home">
          {text('frame.overview')}
        </Link>
        {PAGES.map(([path, name]) => (
          <Link key={path} to={path}>
            {text(name)}
          </Link>
        ))}
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
  const locale = findLocale(usePageLocale()) ?? 'en';
  if (isRouteErrorResponse(error) && typeof error.data === 'string' && error.data !== '') return boundary.error(error);
  return (
    <Polaris i18n={getLanguage(locale).polaris}>
      {isReading(error) ? <ReadingPage /> : <ErrorPage error={error} />}
    </Polaris>
  );
}

function isReading(error: unknown): boolean {
  return isRouteErrorResponse(error) && (error.data as { readonly reason?: string } | null)?.reason === 'reading';
}

export const headers: HeadersFunction = (args) => boundary.headers(args);
