import { BlockStack, Text } from '@shopify/polaris';
import type { RecommendationActivity } from '#app/measurement/get-recommendation-activity.ts';
import { parsePlacement } from '#app/serving/placements.ts';
import { About } from './about.tsx';
import { useFormats } from './formats.tsx';
import { PLACE_KEYS } from './place-keys.ts';
import { SectionCard } from './section-card.tsx';
import { useText } from './use-text.ts';

interface ActivitySectionProps {
  readonly activity: RecommendationActivity;
  readonly titles: Readonly<Record<number, string>>;
}

const FEWEST_IMPRESSIONS = 100;

/** Impressions, clicks and what came of them, by placement, and the latest clicks. */
export function ActivitySection({ activity, titles }: ActivitySectionProps) {
  const text = useText();
  const formats = useFormats();
  const nameOf = (placement: string) => {
    const known = parsePlacement(placement);
    return known === null ? placement : text(`recommendations.place.${PLACE_KEYS[known]}`);
  };
  const { clickThroughRate, impressions, lastClicks, byPlacement } = activity;
  if (impressions === 0 && lastClicks.length === 0) return null;
  return (
    <SectionCard
      title={
        clickThroughRate === null
          ? text('recommendations.activity.title')
          : text('recommendations.activity.rate', { share: formats.share(clickThroughRate) })
      }
      subtitle={
        impressions < FEWEST_IMPRESSIONS
          ? text('recommendations.activity.subtitle.few', { n: impressions, needed: FEWEST_IMPRESSIONS })
          : text('recommendations.activity.subtitle', { n: impressions })
      }
    >
      <BlockStack gap="400">
        <div className="rg-scroll" tabIndex={0} role="region" aria-label={text('recommendations.activity.table')}>
          <table className="rg-table">
            <thead>
              <tr>
                <th scope="col">{text('recommendations.activity.placement')}</th>
                <th scope="col">{text('recommendations.activity.seen')}</th>
                <th scope="col">{text('recommendations.activity.clicked')}</th>
                <th scope="col">{text('recommendations.activity.carted')}</th>
                <th scope="col">{text('recommendations.activity.clickRate')}</th>
              </tr>
            </thead>
            <tbody>
              {Object.entries(byPlacement).map(([placement, counts]) => (
                <tr key={placement}>
                  <th scope="row">{nameOf(placement)}</th>
                  <td>{formats.number(counts.impressions)}</td>
                  <td>{formats.number(counts.clicks)}</td>
                  <td>{formats.number(counts.addToCarts)}</td>
                  <td>
                    {counts.impressions >= FEWEST_IMPRESSIONS ? (
                      formats.share(counts.clicks / counts.impressions)
                    ) : (
                      <span className="rg-muted">{text('recommendations.activity.few')}</span>
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
              {text('recommendations.activity.latest')}
            </Text>
            <ul className="rg-found">
              {lastClicks.map((click, index) => (
                <li key={index}>
                  {titles[click.productId] ?? text('recommendations.activity.gone')}{' '}
                  <span className="rg-muted">
                    {text('recommendations.activity.click', {
                      place: nameOf(click.placement),
                      slot: click.slot === null ? 'none' : String(click.slot),
                      when: formats.moment(click.occurredAt),
                      isKnown: click.isKnown ? 'yes' : 'no',
                    })}
                  </span>
                </li>
              ))}
            </ul>
          </div>
        )}
        <About name={text('recommendations.activity.name')}>{text('recommendations.activity.about')}</About>
      </BlockStack>
    </SectionCard>
  );
}
