import { useState } from 'react';
import type { CohortAverage } from '#ml/measurement/average-cohorts.ts';
import type { Cohort } from '#ml/measurement/measure-cohorts.ts';
import { chooseColour } from './choose-colour.ts';
import { useFormats } from './formats.tsx';
import { walkCells } from './walk-cells.ts';
import { layOutCohorts, type CohortView, type GridCell } from './lay-out-cohorts.ts';

interface CohortGridProps {
  readonly cohorts: readonly Cohort[];
  readonly average: readonly CohortAverage[];
  readonly view: CohortView;
}

/** Monthly cohorts as a heat grid; arrow keys walk the cells, and the line under it reads the one in focus. */
export function CohortGrid({ cohorts, average, view }: CohortGridProps) {
  const [readout, setReadout] = useState('Point at a cell, or walk with the arrow keys, to read it.');
  const { steps, rows } = layOutCohorts(cohorts, average, view, useFormats());
  const entry = rows.flatMap((row) => row.cells).find((cell) => cell !== null);
  return (
    <div>
      <div className="rg-scroll">
        <table className="rg-grid" role="grid" aria-label="Cohorts by month of first order" onKeyDown={walkCells}>
          <thead>
            <tr>
              <th scope="col">First order in</th>
              <th scope="col">Buyers</th>
              {steps.map((k, index) => (
                <th key={k} scope="col">
                  {index === 0 ? `Month ${k}` : k}
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
                    <HeatCell key={index} cell={cell} isEntry={cell === entry} onRead={setReadout} />
                  ))
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="rg-readout" aria-live="polite">
        {readout}
      </p>
    </div>
  );
}

interface HeatCellProps {
  readonly cell: GridCell | null;
  /** The one cell that Tab reaches; arrow keys go on from it. */
  readonly isEntry: boolean;
  readonly onRead: (text: string) => void;
}

function HeatCell({ cell, isEntry, onRead }: HeatCellProps) {
  if (!cell) return <td />;
  return (
    <td
      tabIndex={isEntry ? 0 : -1}
      className={cell.mature ? undefined : 'rg-immature'}
      style={cell.mature ? chooseColour(cell.level) : undefined}
      onFocus={() => onRead(cell.label)}
      onMouseEnter={() => onRead(cell.label)}
    >
      <data value={cell.value}>{cell.text}</data>
      <span className="rg-unseen">. {cell.label}</span>
    </td>
  );
}
