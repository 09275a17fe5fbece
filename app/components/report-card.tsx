import { BlockStack, Text } from '@shopify/polaris';
import type { ModelFigures, PlacementReport } from '#app/training/model-figures.ts';
import { About } from './about.tsx';
import { useFormats } from './formats.tsx';

const FEWEST_QUESTIONS = 30;

const PLACEMENTS = [
  { key: 'product', name: 'Product page' },
  { key: 'cart', name: 'Cart' },
  { key: 'home', name: 'Home page' },
] as const;

/** How the model did on orders it had not seen, beside simply showing what sells best. */
export function ReportCard({ figures }: { readonly figures: ModelFigures }) {
  const formats = useFormats();
  const { origins, reason, placements } = figures;
  const holdout = origins.at(-1);
  if (!holdout) {
    return (
      <Text as="p" variant="bodySm" tone="subdued">
        How good it is cannot be said yet. {reason}
      </Text>
    );
  }
  const rows = PLACEMENTS.flatMap(({ key, name }) => {
    const placement = placements[key];
    return placement ? [{ key, name, placement }] : [];
  });
  return (
    <BlockStack gap="200">
      <Text as="h3" variant="headingSm">
        Tried on {formats.number(holdout.orders)} orders it had not seen
      </Text>
      <Text as="p" variant="bodySm" tone="subdued">
        {formats.day(holdout.from)} to {formats.day(holdout.to)}: how often a product that was really bought is among
        the first ten, beside showing everybody what sells best.
      </Text>
      <div className="rg-scroll" tabIndex={0} role="region" aria-label="Report card by placement">
        <table className="rg-table">
          <thead>
            <tr>
              <th scope="col">Placement</th>
              <th scope="col">Questions</th>
              <th scope="col">This model</th>
              <th scope="col">What sells best</th>
              <th scope="col">Times better</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, name, placement }) => (
              <PlacementRow key={key} name={name} placement={placement} />
            ))}
          </tbody>
        </table>
      </div>
      <About name="the report card">
        The last 30 days of orders are hidden, a model of the same kind learns from the rest, and is asked about each
        hidden order: which products go with this one, with this cart, with this buyer? All products compete, none is
        left out to make it easier. Below {FEWEST_QUESTIONS} questions no share is shown.
      </About>
    </BlockStack>
  );
}

function PlacementRow({ name, placement }: { readonly name: string; readonly placement: PlacementReport }) {
  const formats = useFormats();
  const { n, recipe, recipes } = placement;
  const of = (name: string) => recipes.find((one) => one.recipe === name)?.figures;
  const model = of(recipe)!;
  const popularity = of('popularity') ?? model;
  const share = (value: number) =>
    n >= FEWEST_QUESTIONS ? (
      <data value={value}>{formats.share(value)}</data>
    ) : (
      <span className="rg-muted">too few</span>
    );
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{formats.number(n)}</td>
      <td>{share(model.hitRate)}</td>
      <td>{share(popularity.hitRate)}</td>
      <td>
        {n >= FEWEST_QUESTIONS && popularity.hitRate > 0 ? formats.number(model.hitRate / popularity.hitRate) : ''}
      </td>
    </tr>
  );
}
