import { BlockStack, Box, Card, SkeletonBodyText, SkeletonDisplayText, SkeletonPage } from '@shopify/polaris';
import type { ReactNode } from 'react';
import { FigureGrid } from './figure-grid.tsx';
import { useText } from './use-text.ts';

/** The shape of a page while its figures are on their way; `notice` says why, where it is not soon. */
export function PageSkeleton({ notice }: { readonly notice?: ReactNode }) {
  const text = useText();
  return (
    <div aria-busy="true" aria-label={text('frame.loading')}>
      <SkeletonPage>
        <BlockStack gap="500">
          {notice ?? (
            <Box paddingInline={{ xs: '400', sm: '0' }}>
              <SkeletonBodyText lines={2} />
            </Box>
          )}
          <FigureGrid>
            {[0, 1, 2, 3].map((card) => (
              <Card key={card}>
                <BlockStack gap="300">
                  <SkeletonDisplayText size="medium" />
                  <SkeletonBodyText lines={2} />
                </BlockStack>
              </Card>
            ))}
          </FigureGrid>
          <Card>
            <SkeletonBodyText lines={12} />
          </Card>
        </BlockStack>
      </SkeletonPage>
    </div>
  );
}
