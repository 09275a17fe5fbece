import { Banner, BlockStack, Page, Text } from '@shopify/polaris';
import { isRouteErrorResponse, useLocation } from '@remix-run/react';
import { getText } from '#app/messages/get-text.ts';
import { usePageLocale } from './use-page-locale.ts';

interface Fault {
  readonly reference?: string;
  /** Why, where the guard knows. */
  readonly reason?: 'notInstalled' | 'action' | 'draft' | 'segment' | 'missing';
}

/** What a merchant sees when a page cannot be shown: what happened, that nothing is lost, what to try, and a reference id. */
export function ErrorPage({ error }: { readonly error: unknown }) {
  const { pathname, search } = useLocation();
  const locale = usePageLocale();
  const text = getText(locale);
  const fault: Fault = isRouteErrorResponse(error) ? ((error.data ?? {}) as Fault) : {};
  const missing = isRouteErrorResponse(error) && error.status === 404;
  const title = text(`frame.error.${fault.reason ?? (missing ? 'missing' : 'failed')}`);
  const again = missing
    ? { content: text('frame.error.home'), url: '/app' }
    : { content: text('frame.error.again'), url: pathname + search };
  return (
    <Page title={title}>
      <Banner tone={missing ? 'info' : 'warning'} title={title} action={again} hideIcon>
        <BlockStack gap="200">
          <p>{text('frame.error.text')}</p>
          {fault.reference && (
            <Text as="p" tone="subdued">
              {text.parts('frame.error.reference', {
                reference: fault.reference,
                code: (inside: string[]) => <code key="reference">{inside}</code>,
              })}
            </Text>
          )}
        </BlockStack>
      </Banner>
    </Page>
  );
}
