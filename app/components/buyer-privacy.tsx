import { Link } from '@remix-run/react';
import { BlockStack, Text } from '@shopify/polaris';
import type { CustomerConsent } from '#app/ingest/get-customer.ts';
import { useFormats } from './formats.tsx';
import { SectionCard } from './section-card.tsx';
import { useText } from './use-text.ts';

interface BuyerPrivacyProps {
  readonly customerId: number;
  readonly consent: CustomerConsent | null;
}

/** What is kept of the person, what they agreed to, and where requests for their data go. */
export function BuyerPrivacy({ customerId, consent }: BuyerPrivacyProps) {
  const text = useText();
  const formats = useFormats();
  const said = text('buyer.privacy.consent', { state: consent?.state ?? 'unknown' });
  return (
    <SectionCard title={text('buyer.privacy.title')}>
      <BlockStack gap="200">
        <Text as="p">{text('buyer.privacy.names')}</Text>
        <Text as="p">
          {consent?.updatedAt
            ? text('buyer.privacy.since', { consent: said, day: formats.day(consent.updatedAt) })
            : text('buyer.privacy.plain', { consent: said })}
        </Text>
        <Text as="p">
          {text.rich('buyer.privacy.requests', {
            customer: (inside) => (
              <a className="rg-inline" href={`shopify://admin/customers/${customerId}`} target="_top">
                {inside}
              </a>
            ),
            health: (inside) => (
              <Link className="rg-inline" to="/app/data-health">
                {inside}
              </Link>
            ),
          })}
        </Text>
      </BlockStack>
    </SectionCard>
  );
}
