import { Button, InlineStack, Text } from '@shopify/polaris';
import { useBuyerNames } from './buyer-name-provider.tsx';
import { useText } from './use-text.ts';

/** Show or hide names, and say so where Shopify does not give them. @param many whether the page is about several buyers. */
export function BuyerNameSwitch({ many }: { readonly many: boolean }) {
  const text = useText();
  const { state, show } = useBuyerNames();
  const isOn = state !== 'hidden';
  const fault = state === 'refused' ? 'buyer.names.refused' : state === 'failed' ? 'buyer.names.failed' : null;
  return (
    <InlineStack gap="300" blockAlign="center">
      <Button pressed={isOn} loading={state === 'asking'} onClick={() => show(!isOn)}>
        {text(isOn ? 'buyer.names.hide' : 'buyer.names.show', { n: many ? 2 : 1 })}
      </Button>
      <span role="status">
        {fault && (
          <Text as="span" variant="bodySm" tone="subdued">
            {text(fault)}
          </Text>
        )}
      </span>
    </InlineStack>
  );
}
