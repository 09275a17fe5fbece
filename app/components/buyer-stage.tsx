import { BlockStack, Text } from '@shopify/polaris';
import type { BuyerFigures } from '#app/measurement/buyer/get-buyer.ts';
import { About } from './about.tsx';
import { BuyerStageChart } from './buyer-stage-chart.tsx';
import { useFormats } from './formats.tsx';
import { SectionCard } from './section-card.tsx';
import { useShortage } from './use-shortage.ts';
import { useText, type PageText } from './use-text.ts';

const DAY_MS = 86_400_000;

/** Why this stage: the wait so far against the borders of the shop's own reorder curve. */
export function BuyerStage({ profile, waitedDays, curve, shortages, ownTimeDays }: BuyerFigures) {
  const text = useText();
  const formats = useFormats();
  const explain = useShortage();
  const days = (value: number) => formats.days(Math.floor(value) * DAY_MS);
  const { stage, stageBefore, scoredAt } = profile;
  return (
    <SectionCard
      title={text('buyer.stage.title', { stage: stage ?? 'none', waited: days(waitedDays) })}
      subtitle={text('buyer.stage.subtitle', { day: formats.day(scoredAt) })}
    >
      {curve === null || stage === null ? (
        <Text as="p" tone="subdued">
          {explain(shortages.stage)}
        </Text>
      ) : (
        <BlockStack gap="300">
          <Text as="p">
            {text(curve.basis === 'all' ? 'buyer.stage.all' : 'buyer.stage.returned', {
              which: describeOrders(curve, text),
              p50: days(curve.p50Days),
              p75: days(curve.p75Days),
              p90: days(curve.p90Days),
            })}{' '}
            {text('buyer.stage.why', { stage })}{' '}
            {ownTimeDays !== null && text('buyer.stage.ownTime', { rhythm: days(ownTimeDays) })}{' '}
            {stageBefore !== null &&
              text('buyer.stage.before', { stage: text('buyer.stage.name', { stage: stageBefore }) })}
          </Text>
          <BuyerStageChart waitedDays={waitedDays} {...curve} />
          <Text as="p" variant="bodySm" tone="subdued">
            {text('buyer.stage.n', { waits: curve.waits, returned: curve.returned })}
          </Text>
          <About name={text('buyer.stage.aboutName')}>{text('buyer.stage.about')}</About>
        </BlockStack>
      )}
    </SectionCard>
  );
}

function describeOrders({ fromOrder, toOrder }: NonNullable<BuyerFigures['curve']>, text: PageText): string {
  if (toOrder === null) return text('buyer.stage.atLeast', { from: fromOrder });
  if (toOrder === fromOrder) return text('buyer.stage.exactly', { n: fromOrder });
  return text('buyer.stage.range', { from: fromOrder, to: toOrder });
}
