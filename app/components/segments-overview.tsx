import { Link } from '@remix-run/react';
import { BlockStack, Card, Page } from '@shopify/polaris';
import type { BuyerRule } from '#app/profiles/segments/buyer-rule.ts';
import type { BuyerCount } from '#app/profiles/segments/count-buyers.ts';
import type { SegmentPreset } from '#app/profiles/segments/presets.ts';
import type { Segment } from '#app/profiles/segments/segment.ts';
import { BuyerActions } from './buyer-actions.tsx';
import { BuyerMenu } from './buyer-menu.tsx';
import { useFormats } from './formats.tsx';
import { SectionCard } from './section-card.tsx';
import { useRestoreToast } from './use-restore-toast.ts';
import { useRuleText } from './use-rule-text.ts';
import { useShortage, type Shortage } from './use-shortage.ts';
import { useText } from './use-text.ts';

interface SegmentsOverviewProps {
  readonly segments: readonly (Segment & { readonly count: BuyerCount })[];
  readonly presets: readonly { readonly preset: SegmentPreset; readonly rule: BuyerRule; readonly count: BuyerCount }[];
  /** Why no buyer has a stage yet, if so. */
  readonly stagesLack: Shortage | null;
  readonly titles: Readonly<Record<number, string>>;
  /** The segment that was just deleted. */
  readonly deletedId: number | null;
}

/** The saved segments with their live counts, and suggestions. */
export function SegmentsOverview({ segments, presets, stagesLack, titles, deletedId }: SegmentsOverviewProps) {
  const text = useText();
  useRestoreToast(deletedId, {
    said: text('segments.deleted'),
    action: text('segments.undo'),
    form: { intent: 'restore', segmentId: String(deletedId) },
  });
  return (
    <Page
      title={text('segments.title')}
      subtitle={text('segments.subtitle')}
      primaryAction={{ content: text('segments.new'), url: '/app/segments/new' }}
    >
      <BlockStack gap="500">
        <p className="rg-answer">
          {text('segments.answer', { n: segments.length, synced: segments.filter(({ sync }) => sync?.isOn).length })}
        </p>
        {segments.length > 0 && (
          <Card>
            <SegmentsTable segments={segments} titles={titles} />
          </Card>
        )}
        <SectionCard title={text('segments.presets')} subtitle={text('segments.presets.subtitle')}>
          <ul className="rg-rules">
            {presets.map((suggestion) => (
              <Preset key={suggestion.preset} {...suggestion} stagesLack={stagesLack} />
            ))}
          </ul>
        </SectionCard>
      </BlockStack>
    </Page>
  );
}

function SegmentsTable({ segments, titles }: Pick<SegmentsOverviewProps, 'segments' | 'titles'>) {
  const text = useText();
  const { number, roundMoney } = useFormats();
  const writeRule = useRuleText(titles);
  return (
    <div className="rg-scroll" tabIndex={0} role="region" aria-label={text('segments.title')}>
      <table className="rg-table rg-words">
        <caption>{text('segments.table')}</caption>
        <thead>
          <tr>
            <th scope="col">{text('segments.name')}</th>
            <th scope="col" className="rg-text">
              {text('segments.column.rule')}
            </th>
            <th scope="col">{text('buyers.n')}</th>
            <th scope="col">{text('buyers.column.netRevenueMinor')}</th>
            <th scope="col" className="rg-text">
              {text('segments.column.sync')}
            </th>
            <th scope="col" className="rg-text rg-do">
              {text('buyers.do')}
            </th>
          </tr>
        </thead>
        <tbody>
          {segments.map(({ segmentId, name, rule, count, sync }) => (
            <tr key={segmentId}>
              <th scope="row">
                <Link to={`/app/segments/${segmentId}`} className="rg-inline">
                  {name}
                </Link>
              </th>
              <td className="rg-text">{writeRule(rule)}</td>
              <td>
                <Link
                  to={`/app/buyers/list?${new URLSearchParams({ rule: JSON.stringify(rule) })}`}
                  className="rg-inline"
                >
                  {number(count.buyers)}
                </Link>
              </td>
              <td>{roundMoney(count.netRevenueMinor)}</td>
              <td className="rg-text">
                {sync?.isOn ? text('segments.column.sync.state', { state: sync.state, tag: sync.tag }) : '–'}
              </td>
              <td className="rg-text rg-do">
                <BuyerMenu rule={rule} name={name} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

type PresetProps = SegmentsOverviewProps['presets'][number] & Pick<SegmentsOverviewProps, 'stagesLack'>;

/** A suggestion; where it asks for a stage and no buyer has one, why. */
function Preset({ preset, rule, count, stagesLack }: PresetProps) {
  const text = useText();
  const { roundMoney } = useFormats();
  const explain = useShortage();
  const lack = rule.all.some(({ field }) => field === 'stage') ? stagesLack : null;
  const name = text(`segments.preset.${preset}`);
  return (
    <li>
      <div>
        <strong>{name}</strong>
        <p className="rg-hint">{text(`segments.preset.${preset}.why`)}</p>
        <p>
          {lack
            ? text('frame.unknown', { why: explain(lack) })
            : text('segments.preset.count', { n: count.buyers, amount: roundMoney(count.netRevenueMinor) })}
        </p>
      </div>
      {lack === null && <BuyerActions rule={rule} name={name} />}
    </li>
  );
}
