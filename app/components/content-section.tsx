import { BlockStack, Text } from '@shopify/polaris';
import type { ContentReport } from '#app/training/model-figures.ts';
import { About } from './about.tsx';
import { useFormats } from './formats.tsx';
import { nameRecipe } from './name-recipe.ts';
import { SectionCard } from './section-card.tsx';

/** How products without orders find their place: by what they are like, and how well that was found out. */
export function ContentSection({ content }: { readonly content: ContentReport }) {
  const formats = useFormats();
  const rows = (
    [
      ['two-tower', content.twoTower],
      ['tf-idf', content.tfIdf],
      ['type-popularity', content.sameType],
    ] as const
  ).flatMap(([recipe, score]) => (score === null ? [] : [{ recipe, score }]));
  const score = (value: number) => formats.number(value * 100);
  return (
    <SectionCard
      title={`New products: ${nameRecipe(content.recipe, { within: true })}`}
      subtitle="Where do products go that nobody has bought yet?"
    >
      <BlockStack gap="300">
        <Text as="p">
          They are matched by title, type, vendor, tags and price
          {content.recipe === 'two-tower'
            ? ', weighted by what your buyers put into one order.'
            : ': the more rare words two products have in common, the closer they are.'}{' '}
          With each order they get, orders count for more.
        </Text>
        {rows.length === 0 ? (
          <Text as="p" tone="subdued">
            There are too few orders of hidden products to compare ways, so the simplest serves.
          </Text>
        ) : (
          <>
            <div className="rg-scroll" tabIndex={0} role="region" aria-label="New products: all that were tried">
              <table className="rg-table rg-table-short">
                <thead>
                  <tr>
                    <th scope="col">Tried</th>
                    <th scope="col">Ranking score</th>
                  </tr>
                </thead>
                <tbody>
                  {rows.map((row) => (
                    <tr key={row.recipe} aria-current={row.recipe === content.recipe ? 'true' : undefined}>
                      <th scope="row" className="rg-recipe">
                        {nameRecipe(row.recipe)}
                        {row.recipe === content.recipe && <span className="rg-serves">serves</span>}
                        {row.recipe === 'type-popularity' && <span className="rg-setting">to compare with</span>}
                      </th>
                      <td>{score(row.score)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
            <About name="New products">
              A tenth of your products was hidden from all orders but those of the last 30 days. Asked{' '}
              {formats.counted(content.questions, 'time', 'times')} which of them is in an order, this is how far up the
              right one stood among the hidden ones: NDCG at 10, times 100, mean of product page and cart. The learned
              likeness serves if its lead over words in common is more than its standard error.
            </About>
          </>
        )}
      </BlockStack>
    </SectionCard>
  );
}
