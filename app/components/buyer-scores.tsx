import { Text } from '@shopify/polaris';
import type { BuyerFigures } from '#app/measurement/buyer/get-buyer.ts';
import { useFormats } from './formats.tsx';
import { SectionCard } from './section-card.tsx';
import { useShortage } from './use-shortage.ts';
import { useText } from './use-text.ts';

const DAY_MS = 86_400_000;

/** RFM: the three scores, what they are made of, and the cut points of the shop's own buyers. */
export function BuyerScores({ profile, waitedDays, cuts, shortages }: BuyerFigures) {
  const text = useText();
  const formats = useFormats();
  const explain = useShortage();
  const { recencyScore: recency, frequencyScore: frequency, monetaryScore: monetary } = profile;
  if (!cuts || recency === null || frequency === null || monetary === null)
    return (
      <SectionCard title={text('buyer.scores.unknown')}>
        <Text as="p" tone="subdued">
          {explain(shortages.rfm)}
        </Text>
      </SectionCard>
    );
  const days = (value: number) => formats.days(Math.floor(value) * DAY_MS);
  const rows = [
    {
      name: text('buyer.scores.recency'),
      value: days(waitedDays),
      score: recency,
      before: profile.recencyScoreBefore,
      cuts: cuts.recencyDays.map((cut) => `≤ ${days(cut)}`),
    },
    {
      name: text('buyer.scores.frequency'),
      value: formats.number(profile.orderCount),
      score: frequency,
      before: profile.frequencyScoreBefore,
      cuts: cuts.frequency.map((cut) => `> ${formats.number(cut)}`).reverse(),
    },
    {
      name: text('buyer.scores.monetary'),
      value: formats.money(profile.netRevenueMinor),
      score: monetary,
      before: profile.monetaryScoreBefore,
      cuts: cuts.monetaryMinor.map((cut) => `> ${formats.roundMoney(cut)}`).reverse(),
    },
  ];
  const title = text('buyer.scores.title', { recency, frequency, monetary });
  return (
    <SectionCard title={title} subtitle={text('buyer.scores.subtitle')}>
      <div className="rg-scroll" tabIndex={0} role="region" aria-label={title}>
        <table className="rg-table">
          <thead>
            <tr>
              <th scope="col">{text('buyer.scores.what')}</th>
              <th scope="col">{text('buyer.scores.value')}</th>
              <th scope="col">{text('buyer.scores.score')}</th>
              <th scope="col">{text('buyer.scores.before')}</th>
              <th scope="col">{text('buyer.scores.cuts')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.name}>
                <th scope="row">{row.name}</th>
                <td>{row.value}</td>
                <td>{row.score}</td>
                <td>{row.before ?? '–'}</td>
                <td>{row.cuts.join(' · ')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </SectionCard>
  );
}
