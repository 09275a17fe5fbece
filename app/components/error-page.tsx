import { Banner, BlockStack, Page, Text } from '@shopify/polaris';
import { isRouteErrorResponse, useLocation } from '@remix-run/react';

interface Fault {
  readonly reference?: string;
  readonly title?: string;
}

/** What a merchant sees when a page cannot be shown: what happened, that nothing is lost, what to try, and a reference id. */
export function ErrorPage({ error }: { readonly error: unknown }) {
  const { pathname, search } = useLocation();
  const fault: Fault = isRouteErrorResponse(error) ? ((error.data ?? {}) as Fault) : {};
  const missing = isRouteErrorResponse(error) && error.status === 404;
  const title = fault.title ?? (missing ? 'There is no page at this address' : 'This page could not be shown');
  const again = missing ? { content: 'Go to overview', url: '/app' } : { content: 'Try again', url: pathname + search };
  return (
    <Page title={title}>
      <Banner tone={missing ? 'info' : 'warning'} title={title} action={again} hideIcon>
        <BlockStack gap="200">
          <p>
            Nothing is lost: orders, visits and recommendations go on being recorded and shown while a page of the admin
            is away.
          </p>
          {fault.reference && (
            <Text as="p" tone="subdued">
              If it stays like this, send us this reference: <code>{fault.reference}</code>
            </Text>
          )}
        </BlockStack>
      </Banner>
    </Page>
  );
}
