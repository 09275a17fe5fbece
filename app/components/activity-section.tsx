import { BlockStack, Text } from '@shopify/polaris';
import type { RecommendationActivity } from '#app/measurement/get-recommendation-activity.ts';
import { About } from './about.tsx';
import { useFormats } from './formats.tsx';
import { SectionCard } from './section-card.tsx';

interface ActivitySectionProps {
  readonly activity: RecommendationActivity;
  readonly titles: Readonly<Record<number, string>>;
}

const FEWEST_IMPRESSIONS = 100;

const PLACEMENTS: Readonly<Record<string, string>> = {
  product: 'Product page',
  cart: 'Cart',
  home: 'Home page',
  collection: 'Collection',
  'also-viewed': 'Also looked at',
  'buy-again': 'Buy again',
};

/** Impressions, clicks and what came of them, by placement, and the latest clicks. */
export function ActivitySection({ activity, titles }: ActivitySectionProps) {
  const formats = useFormats();
  const { clickThroughRate, impressions, lastClicks, byPlacement } = activity;
  if (impressions === 0 && lastClicks.length === 0) return null;
  return (
    <SectionCard
      title={
        clickThroughRate === null
          ? 'What shoppers did with recommendations'
          : `${formats.share(clickThroughRate)} of recommended products seen were clicked`
      }
      subtitle={`Last 30 days, ${formats.number(impressions)} impressions${
        impressions < FEWEST_IMPRESSIONS ? `; a rate is shown from ${FEWEST_IMPRESSIONS}` : ''
      }.`}
    >
      <BlockStack gap="400">
        <div className="rg-scroll" tabIndex={0} role="region" aria-label="Impressions and clicks by placement">
          <table className="rg-table">
            <thead>
              <tr>
                <th scope="col">Placement</th>
                <th scope="col">Seen</th>
                <th scope="col">Clicked</th>
                <th scope="col">Added to the cart</th>
                <th scope="col">Clicks per impression</th>
              </tr>
            </thead>
            <tbody>
              {Object.entries(byPlacement).map(([placement, counts]) => (
                <tr key={placement}>
                  <th scope="row">{PLACEMENTS[placement] ?? placement}</th>
                  <td>{formats.number(counts.impressions)}</td>
                  <td>{formats.number(counts.clicks)}</td>
                  <td>{formats.number(counts.addToCarts)}</td>
                  <td>
                    {counts.impressions >= FEWEST_IMPRESSIONS ? (
                      formats.share(counts.clicks / counts.impressions)
                    ) : (
                      <span className="rg-muted">too few</span>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        {lastClicks.length > 0 && (
          <div>
            <Text as="h3" variant="headingSm">
              Latest clicks
            </Text>
            <ul className="rg-found">
              {lastClicks.map((click, index) => (
                <li key={index}>
                  {titles[click.productId] ?? 'A product that is gone'}{' '}
                  <span className="rg-muted">
                    {PLACEMENTS[click.placement] ?? click.placement}
                    {click.slot === null ? '' : `, place ${click.slot}`}, {formats.moment(click.occurredAt)},{' '}
                    {click.isKnown ? 'a known buyer' : 'a visitor'}
                  </span>
                </li>
              ))}
            </ul>
          </div>
        )}
        <About name="impressions and clicks">
          Seen: a recommended product that was really on the screen. An order counts when it holds a product that the
          same person clicked within the 7 days before; the click is not said to be the reason for it. Repeats of one
          event are counted once.
        </About>
      </BlockStack>
    </SectionCard>
  );
}
