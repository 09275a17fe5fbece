import { BlockStack } from '@shopify/polaris';
import type { BuyersFigures, StageFlow } from '#app/measurement/buyers/buyers-figures.ts';
import { STAGES, type Stage } from '#app/profiles/segments/buyer-fields.ts';
import { About } from './about.tsx';
import { BuyerActions } from './buyer-actions.tsx';
import { BuyerMenu } from './buyer-menu.tsx';
import { ChartTable } from './chart-table.tsx';
import { countStage } from './count-stage.ts';
import { useFormats } from './formats.tsx';
import { HeatGrid, type HeatCell } from './heat-grid.tsx';
import { SectionCard } from './section-card.tsx';
import { useShortage } from './use-shortage.ts';
import { useText } from './use-text.ts';

const ENDINGS: readonly (Stage | null)[] = ['atRisk', 'lapsed'];

/** Lifecycle stages, and who moved between them in the last 30 days. */
export function StageSection({ figures }: { readonly figures: BuyersFigures }) {
  const text = useText();
  const { number } = useFormats();
  const say = useShortage();
  const { flows, stagesLack, buyers } = figures;
  if (flows.length === 0)
    return (
      <SectionCard title={text('buyers.stages.title.unknown')}>
        <p>{text('buyers.unknown', { why: say(stagesLack) })}</p>
      </SectionCard>
    );
  const worst = findWorst(flows);
  const nameOf = (stage: Stage | null) => text(stage === null ? 'buyers.stages.none' : `segments.stage.${stage}`);
  return (
    <SectionCard
      title={
        worst
          ? text('buyers.stages.title', { n: worst.n, from: nameOf(worst.from), to: nameOf(worst.to) })
          : text('buyers.stages.title.calm')
      }
      subtitle={text('buyers.stages.subtitle', { buyers })}
      aside={
        worst && (
          <BuyerActions
            rule={ruleOf(worst)}
            name={text('buyers.stages.flow', { from: nameOf(worst.from), to: nameOf(worst.to) })}
          />
        )
      }
    >
      <BlockStack gap="400">
        <StageBars figures={figures} />
        <HeatGrid
          label={text('buyers.stages.grid')}
          corner={text('buyers.stages.corner')}
          columns={STAGES.map(nameOf)}
          rows={[...STAGES, null].map((from) => ({
            name: nameOf(from),
            cells: STAGES.map((to) => toCell(flows.find((flow) => flow.from === from && flow.to === to))),
          }))}
        />
        <ChartTable
          name={text('buyers.stages.grid')}
          csv={{ path: '/app/buyers.csv', table: 'stages' }}
          columns={[
            text('buyers.stages.before'),
            { label: text('buyers.stages.now'), isText: true },
            text('buyers.n'),
            { label: text('buyers.do'), isText: true, isAction: true },
          ]}
          rows={flows.map((flow) => ({
            key: `${flow.from} ${flow.to}`,
            cells: [
              nameOf(flow.from),
              nameOf(flow.to),
              number(flow.n),
              <BuyerMenu
                key="do"
                rule={ruleOf(flow)}
                name={text('buyers.stages.flow', { from: nameOf(flow.from), to: nameOf(flow.to) })}
              />,
            ],
          }))}
        />
        <About name={text('buyers.stages.about.name')}>{text('buyers.stages.about')}</About>
      </BlockStack>
    </SectionCard>
  );

  function toCell(flow: StageFlow | undefined): HeatCell | null {
    if (!flow) return null;
    const [from, to] = [nameOf(flow.from), nameOf(flow.to)];
    const most = Math.max(...flows.filter((other) => other.from === flow.from).map(({ n }) => n));
    return {
      key: `${flow.from} ${flow.to}`,
      ...{ value: flow.n, text: number(flow.n), level: (0.8 * flow.n) / most, rule: ruleOf(flow) },
      label: text('buyers.stages.cell', { n: flow.n, from, to }),
      name: text('buyers.stages.flow', { from, to }),
    };
  }
}

/** The largest flow into being at risk or lapsed, of those who were not there. */
function findWorst(flows: readonly StageFlow[]): StageFlow | null {
  const down = flows.filter(
    ({ from, to }) => from !== null && from !== to && ENDINGS.includes(to) && from !== 'lapsed',
  );
  return down.reduce<StageFlow | null>((worst, flow) => (worst && worst.n >= flow.n ? worst : flow), null);
}

/** Who came since has no stage before: the first order is less than 30 whole days old. */
function ruleOf({ from, to }: StageFlow) {
  const now = { field: 'stage', is: to } as const;
  if (from === null) return { all: [now, { field: 'daysSinceFirstOrder', atMost: 29 } as const] };
  return { all: [now, { field: 'stageBefore', is: from } as const] };
}

function StageBars({ figures: { flows, buyers } }: { readonly figures: BuyersFigures }) {
  const text = useText();
  const { number, share } = useFormats();
  return (
    <ul className="rg-bars">
      {STAGES.map((stage) => {
        const { now, before } = countStage(flows, stage);
        const name = text(`segments.stage.${stage}`);
        return (
          <li key={stage}>
            <span className="rg-bar-name">{name}</span>
            <span className="rg-bar" aria-hidden="true">
              <span style={{ inlineSize: `${(100 * now) / buyers}%` }} data-stage={stage} />
            </span>
            <span>
              <data value={now}>{number(now)}</data>{' '}
              <span className="rg-muted">
                {buyers >= 30 && `${share(now / buyers)} `}
                <span className="rg-before">{text('buyers.stages.change', { n: before })}</span>
              </span>
            </span>
            {now > 0 ? <BuyerMenu rule={{ all: [{ field: 'stage', is: stage }] }} name={name} /> : <span />}
          </li>
        );
      })}
    </ul>
  );
}
