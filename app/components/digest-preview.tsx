import { BlockStack, Text } from '@shopify/polaris';
import type { Message } from '#app/measurement/digest/send-message.ts';
import { SectionCard } from './section-card.tsx';
import { useText } from './use-text.ts';

/** The message as its readers will see it, in both of its forms. */
export function DigestPreview({ message }: { readonly message: Message }) {
  const text = useText();
  return (
    <SectionCard title={text('digest.preview')} subtitle={text('digest.preview.hint')}>
      <BlockStack gap="400">
        <Text as="p">{text('digest.preview.subject', { subject: message.subject })}</Text>
        {/* Without scripts, forms or its own origin: what is in it can do nothing to the page. */}
        <iframe className="rg-message" title={text('digest.preview.html')} srcDoc={message.html} sandbox="" />
        <details className="rg-about">
          <summary>{text('digest.preview.text')}</summary>
          <pre className="rg-message-text">{message.text}</pre>
        </details>
      </BlockStack>
    </SectionCard>
  );
}
