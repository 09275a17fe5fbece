import { BlockStack, Card, SkeletonBodyText, SkeletonDisplayText, SkeletonPage } from '@shopify/polaris';
import { useText } from './use-text.ts';

/** The shape of a page while its figures are on their way. */
export function PageSkeleton() {
  const text = useText();
  return (
    <div aria-busy="true" aria-label={text('frame.loading')}>
      <SkeletonPage>
        <BlockStack gap="500">
          <SkeletonBodyText lines={2} />
          <div className="rg-figures">
            {[0, 1, 2, 3].map((card) => (
              <Card key={card}>
                <BlockStack gap="300">
                  <SkeletonDisplayText size="medium" />
                  <SkeletonBodyText lines={2} />
                </BlockStack>
              </Card>
            ))}
          </div>
          <Card>
            <SkeletonBodyText lines={12} />
          </Card>
        </BlockStack>
      </SkeletonPage>
    </div>
  );
}
