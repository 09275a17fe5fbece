import { BlockStack, Card, Text } from '@shopify/polaris';
import type { ReactNode } from 'react';

interface SectionCardProps {
  /** The finding or the question. */
  readonly title: string;
  /** What is shown, with n. */
  readonly subtitle?: ReactNode;
  /** A filter or an action. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/** A card with a heading: finding first, then what is shown. */
export function SectionCard({ title, subtitle, aside, children }: SectionCardProps) {
  return (
    <Card>
      <BlockStack gap="400">
        <div className="rg-head">
          <BlockStack gap="100">
            <Text as="h2" variant="headingMd">
              {title}
            </Text>
            {subtitle && (
              <Text as="p" variant="bodySm" tone="subdued">
                {subtitle}
              </Text>
            )}
          </BlockStack>
          {aside}
        </div>
        {children}
      </BlockStack>
    </Card>
  );
}
