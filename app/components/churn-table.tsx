import { Link } from '@remix-run/react';
import { nameGroup, type Grouping } from '#app/measurement/buyers/buyer-groups.ts';
import { FEWEST_OF_GROUP as FEWEST, type ChurnGroup } from '#app/measurement/buyers/measure-churn.ts';
import { BuyerMenu } from './buyer-menu.tsx';
import { ChartTable } from './chart-table.tsx';
import { useFormats } from './formats.tsx';
import { useFilterLink } from './use-filter-link.ts';
import { useGroupName } from './use-group-name.ts';
import { useText } from './use-text.ts';

interface ChurnTableProps {
  readonly groups: readonly ChurnGroup[];
  readonly by: Grouping;
  /** The key of the group that is drawn. */
  readonly chosen: string | null;
}

/** Churn by group; the name of a group draws its distribution. */
export function ChurnTable({ groups, by, chosen }: ChurnTableProps) {
  const text = useText();
  const { number, wholeShare, sharesWithin } = useFormats();
  const link = useFilterLink();
  const nameOf = useGroupName(by);
  const few = (n: number) => text('buyers.few', { n });
  const draw = (key: string | null) =>
    key === null ? (
      nameOf(key)
    ) : (
      <Link
        to={link('group', key === chosen ? '' : `=${key}`)}
        className="rg-inline"
        aria-current={key === chosen ? 'true' : undefined}
        preventScrollReset
      >
        {nameOf(key)}
      </Link>
    );
  return (
    <ChartTable
      name={text('buyers.churn.table', { by: text(`buyers.by.${by}`) })}
      csv={{ path: '/app/buyers.csv', table: 'churn' }}
      isOpen
      columns={[
        text(`buyers.by.${by}`),
        text('buyers.n'),
        text('buyers.churn.risk'),
        text('buyers.churn.active'),
        text('buyers.churn.lapsed'),
        text('buyers.churn.rate'),
        text('buyers.interval'),
        text('buyers.churn.differs'),
        { label: text('buyers.do'), isText: true, isAction: true },
      ]}
      rows={groups.map(({ key, n, meanRisk, active, lapsed, interval, differs }) => {
        const sure = active < FEWEST || !interval ? null : interval;
        const write = sure && sharesWithin(sure);
        return {
          key: `=${key}`,
          cells: [
            draw(key),
            meanRisk === null ? '–' : number(n),
            meanRisk === null ? '–' : n < FEWEST ? few(n) : wholeShare(meanRisk),
            number(active),
            number(lapsed),
            write ? write(lapsed / active) : few(active),
            write ? `${write(sure[0])} – ${write(sure[1])}` : '–',
            differs === null ? '–' : text(`buyers.churn.differs.${differs}`),
            key === null ? null : <BuyerMenu key="do" rule={nameGroup(by, key)} name={nameOf(key)} />,
          ],
        };
      })}
    />
  );
}
