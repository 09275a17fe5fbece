import { BlockStack } from '@shopify/polaris';
import { GROUPINGS, nameGroup, type Grouping } from '#app/measurement/buyers/buyer-groups.ts';
import {
  FEWEST_OF_GROUP as FEWEST,
  type Churn,
  type ChurnFigures,
  type ChurnGroup,
} from '#app/measurement/buyers/measure-churn.ts';
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

/** Who is likely not to come back, and who was lost in the last 30 days, by group. */
export function ChurnSection({ churn, by, group }: ChurnSectionProps) {
  const text = useText();
  const { wholeShare } = useFormats();
  const nameOf = useGroupName(by);
  const chosen = churn.groups.find(({ key }) => key !== null && key === group) ?? churn.all;
  const isAll = chosen === churn.all;
  const name = isAll ? text('segments.everyone') : nameOf(chosen.key);
  const found = findSurest(churn.groups);
  return (
    <SectionCard
      title={
        found
          ? text(`buyers.churn.title.${found.differs === 'less' ? 'less' : 'more'}`, {
              ...{ name: nameOf(found.key), share: wholeShare(found.lapsed / found.active) },
            })
          : text(`buyers.churn.title.${churn.groups.some(({ differs }) => differs) ? 'calm' : 'few'}`)
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
  readonly chosen: Churn;
  readonly all: Churn;
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

/** Of the groups that lost more than the others beyond chance, or else of those that lost less, the surest; ties by order. */
function findSurest(groups: readonly ChurnGroup[]): ChurnGroup | null {
  const more = groups.filter(({ differs }) => differs === 'more');
  const found = more.length > 0 ? more : groups.filter(({ differs }) => differs === 'less');
  return found.reduce<ChurnGroup | null>((best, one) => (best && best.chance! <= one.chance! ? best : one), null);
}
