import { BlockStack, Text } from '@shopify/polaris';
import type { ContentReport } from '#app/training/model-figures.ts';
import { About } from './about.tsx';
import { useFormats } from './formats.tsx';
import { nameRecipe } from './name-recipe.ts';
import { SectionCard } from './section-card.tsx';
import { useText } from './use-text.ts';

/** How products without orders find their place: by what they are like, and how well that was found out. */
export function ContentSection({ content }: { readonly content: ContentReport }) {
  const text = useText();
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
      title={text('models.content.title', { recipe: nameRecipe(text, content.recipe, { within: true }) })}
      subtitle={text('models.content.subtitle')}
    >
      <BlockStack gap="300">
        <Text as="p">{text(content.recipe === 'two-tower' ? 'models.content.learned' : 'models.content.words')}</Text>
        {rows.length === 0 ? (
          <Text as="p" tone="subdued">
            {text('models.content.few')}
          </Text>
        ) : (
          <>
            <div className="rg-scroll" tabIndex={0} role="region" aria-label={text('models.content.table')}>
              <table className="rg-table rg-table-short">
                <thead>
                  <tr>
                    <th scope="col">{text('models.recipes.tried')}</th>
                    <th scope="col">{text('models.recipes.score')}</th>
                  </tr>
                </thead>
                <tbody>
                  {rows.map((row) => (
                    <tr key={row.recipe} aria-current={row.recipe === content.recipe ? 'true' : undefined}>
                      <th scope="row" className="rg-recipe">
                        {nameRecipe(text, row.recipe)}
                        {row.recipe === content.recipe && <span className="rg-serves">{text('models.serves')}</span>}
                        {row.recipe === 'type-popularity' && (
                          <span className="rg-setting">{text('models.content.compare')}</span>
                        )}
                      </th>
                      <td>{score(row.score)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
            <About name={text('models.content.name')}>{text('models.content.about', { n: content.questions })}</About>
          </>
        )}
      </BlockStack>
    </SectionCard>
  );
}
