import { memo, useState } from 'react';
import type { CohortsAnswer } from '#app/measurement/reports/cohorts-answer.ts';
import { BuyerActions } from './buyer-actions.tsx';
import { chooseColour } from './choose-colour.ts';
import { useFormats } from './formats.tsx';
import { layOutCohorts, type GridCell } from './lay-out-cohorts.ts';
import type { CohortView } from './cohort-views.ts';
import { usePeriodNames } from './use-period-names.ts';
import { useText } from './use-text.ts';
import { walkCells } from './walk-cells.ts';
import { writeCohortRule } from './write-cohort-rule.ts';

type CohortGridProps = Pick<CohortsAnswer, 'cohorts' | 'average' | 'unit' | 'period' | 'filters'> & {
  readonly view: CohortView;
};

interface Chosen {
  readonly label: string;
  readonly cohort: number;
  readonly step: number;
}

/** Cohorts as a heat grid; arrow keys walk the cells, and the lines under it read the one in focus and say what to do. */
export function CohortGrid({ cohorts, average, unit, period, filters, view }: CohortGridProps) {
  const text = useText();
  const [readout, setReadout] = useState<string | null>(null);
  const [chosen, setChosen] = useState<Chosen | null>(null);
  return (
    <div>
      <CohortCells {...{ cohorts, average, unit, period, view }} onRead={setReadout} onChoose={setChosen} />
      <p className="rg-readout" aria-live="polite">
        {readout ?? text('cohorts.hint')}
      </p>
      {chosen && (
        <BuyerActions
          name={chosen.label}
          rule={writeCohortRule({
            ...filters,
            unit,
            from: period.from,
            to: period.to,
            cohort: chosen.cohort,
            step: view === 'orders' ? chosen.step : null,
          })}
        />
      )}
    </div>
  );
}

interface CohortCellsProps extends Pick<CohortGridProps, 'cohorts' | 'average' | 'unit' | 'period' | 'view'> {
  readonly onRead: (text: string) => void;
  readonly onChoose: (chosen: Chosen | null) => void;
}

/** Two thousand cells at most: they stay as they are while one of them is read. */
const CohortCells = memo(({ cohorts, average, unit, period, view, onRead, onChoose }: CohortCellsProps) => {
  const text = useText();
  const formats = useFormats();
  const { name, head } = usePeriodNames(unit, period);
  const { steps, rows } = layOutCohorts(cohorts, average, { view, text, formats, name, head });
  const entry = rows.flatMap((row) => row.cells).find((cell) => cell !== null);
  const choose = (cell: GridCell, row: string, step: number) => {
    onRead(cell.label);
    onChoose(row === 'all' ? null : { label: cell.label, cohort: Number(row), step });
  };
  return (
    <div className="rg-scroll">
      <table className="rg-grid" role="grid" aria-label={text(`cohorts.grid.${view}`)} onKeyDown={walkCells}>
        <thead>
          <tr>
            <th scope="col">{text(unit === 'week' ? 'cohorts.col.week' : 'cohorts.col.cohort')}</th>
            <th scope="col">{text('cohorts.col.buyers')}</th>
            {steps.map((k, index) => (
              <th key={k} scope="col">
                {index === 0 ? text(`cohorts.step.${unit === 'week' ? 'week' : 'month'}`, { k }) : k}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">{row.name}</th>
              <td className="rg-n">{row.buyers}</td>
              {row.few ? (
                <td className="rg-few" colSpan={steps.length}>
                  {row.few}
                </td>
              ) : (
                row.cells.map((cell, index) => (
                  <HeatCell
                    key={index}
                    cell={cell}
                    isEntry={cell === entry}
                    onRead={onRead}
                    onChoose={(read) => choose(read, row.key, steps[index]!)}
                  />
                ))
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
});
CohortCells.displayName = 'CohortCells';

interface HeatCellProps {
  readonly cell: GridCell | null;
  /** The one cell that Tab reaches; arrow keys go on from it. */
  readonly isEntry: boolean;
  readonly onRead: (text: string) => void;
  readonly onChoose: (cell: GridCell) => void;
}

function HeatCell({ cell, isEntry, onRead, onChoose }: HeatCellProps) {
  if (!cell) return <td />;
  return (
    <td
      tabIndex={isEntry ? 0 : -1}
      className={cell.mature ? undefined : 'rg-immature'}
      style={cell.mature ? chooseColour(cell.level) : undefined}
      onFocus={() => onChoose(cell)}
      onMouseEnter={() => onRead(cell.label)}
    >
      <data value={Number(cell.value.toPrecision(4))}>{cell.text}</data>
      <span className="rg-unseen">{`. ${cell.label}`}</span>
    </td>
  );
}
