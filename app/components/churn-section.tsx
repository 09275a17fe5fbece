import { BlockStack } from '@shopify/polaris';
import { GROUPINGS, nameGroup, type Grouping } from '#app/measurement/buyers/buyer-groups.ts';
import type { ChurnFigures, ChurnGroup } from '#app/measurement/buyers/measure-churn.ts';
import { About } from './about.tsx';
import { BuyerActions } from './buyer-actions.tsx';
import { ChurnTable } from './churn-table.tsx';
import { FilterButtons } from './filter-buttons.tsx';
import { useFormats } from './formats.tsx';
import { Histogram } from './histogram.tsx';
import { SectionCard } from './section-card.tsx';
import { useGroupName } from './use-group-name.ts';
import { useText } from './use-text.ts';

interface ChurnSectionProps {
  readonly churn: ChurnFigures;
  readonly by: Grouping;
  /** The key of the group that is drawn; null for all buyers. */
  readonly group: string | null;
}

const FEWEST = 30;

/** Who is likely not to come back, and who was lost in the last 30 days, by group. */
export function ChurnSection({ churn, by, group }: ChurnSectionProps) {
  const text = useText();
  const { wholeShare } = useFormats();
  const nameOf = useGroupName(by);
  const chosen = churn.groups.find(({ key }) => key !== null && key === group) ?? churn.all;
  const isAll = chosen === churn.all;
  const name = isAll ? text('segments.everyone') : nameOf(chosen.key);
  const worst = findWorst(churn);
  return (
    <SectionCard
      title={
        worst
          ? text('buyers.churn.title', { name: nameOf(worst.key), share: wholeShare(worst.lapsed / worst.active) })
          : text(churn.all.active < FEWEST ? 'buyers.churn.title.few' : 'buyers.churn.title.calm')
      }
      subtitle={text('buyers.churn.subtitle', { lapsed: churn.all.lapsed, active: churn.all.active })}
    >
      <BlockStack gap="400">
        <FilterButtons
          label={text('buyers.churn.by')}
          name="by"
          value={by}
          choices={GROUPINGS.map((value) => ({ value, label: text(`buyers.by.${value}`) }))}
        />
        <Distribution chosen={chosen} all={churn.all} name={name} />
        {!isAll && chosen.key !== null && <BuyerActions rule={nameGroup(by, chosen.key)} name={name} />}
        {churn.groups.length > 0 && <ChurnTable groups={churn.groups} by={by} chosen={isAll ? null : chosen.key} />}
        <About name={text('buyers.churn.about.name')}>{text('buyers.churn.about', { needed: FEWEST })}</About>
      </BlockStack>
    </SectionCard>
  );
}

interface DistributionProps {
  readonly chosen: ChurnGroup;
  readonly all: ChurnGroup;
  readonly name: string;
}

/** The churn risk of the chosen buyers beside that of all. */
function Distribution({ chosen, all, name }: DistributionProps) {
  const text = useText();
  const { wholeShare, share } = useFormats();
  if (all.n === 0) return <p>{text('buyers.churn.unknown')}</p>;
  if (chosen.n < FEWEST) return <p>{text('buyers.churn.few', { n: chosen.n, needed: FEWEST })}</p>;
  const size = 1 / chosen.bins.length;
  const edges = Array.from({ length: chosen.bins.length + 1 }, (_, at) => wholeShare(at * size));
  return (
    <figure className="rg-figure-chart">
      <figcaption className="rg-hint">
        {text('buyers.churn.caption', { name, n: chosen.n, mean: wholeShare(chosen.meanRisk ?? 0) })}
        {chosen !== all && ` ${text('buyers.churn.context', { n: all.n })}`}
      </figcaption>
      <Histogram
        title={text('buyers.churn.chart', { name })}
        bars={chosen.bins.map((count, at) => ({
          key: String(at),
          share: count / chosen.n,
          context: chosen === all ? null : all.bins[at]! / all.n,
          label: text('buyers.churn.bar', {
            ...{ n: count, low: edges[at]!, high: edges[at + 1]! },
            share: share(count / chosen.n),
          }),
        }))}
        edges={edges}
        axis={text('buyers.churn.x')}
        shareAxis={text('buyers.churn.y')}
        formatShare={wholeShare}
      />
    </figure>
  );
}

/** The group that surely lost more than all buyers did: of several the one with the highest lower bound. */
function findWorst({ all, groups }: ChurnFigures): ChurnGroup | null {
  const rate = all.active > 0 ? all.lapsed / all.active : 1;
  const lowest = ({ interval }: ChurnGroup) => interval?.[0] ?? 0;
  return groups
    .filter((group) => group.key !== null && group.active >= FEWEST && lowest(group) > rate)
    .reduce<ChurnGroup | null>((worst, group) => (worst && lowest(worst) >= lowest(group) ? worst : group), null);
}
