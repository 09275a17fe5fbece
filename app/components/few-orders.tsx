import { BlockStack, Card, Text } from '@shopify/polaris';

interface FewOrdersProps {
  readonly title: string;
  /** What this page will show, and what it waits for. */
  readonly children: string;
}

/** The first day: what will stand here, and from when. */
export function FewOrders({ title, children }: FewOrdersProps) {
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingMd">
          {title}
        </Text>
        <Text as="p" tone="subdued">
          {children}
        </Text>
      </BlockStack>
    </Card>
  );
}
