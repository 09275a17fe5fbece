import { useState } from 'react';
import type { BuyerRule } from '#app/profiles/segments/buyer-rule.ts';
import { BuyerActions } from './buyer-actions.tsx';
import { chooseColour } from './choose-colour.ts';
import { useText } from './use-text.ts';
import { walkCells } from './walk-cells.ts';

export interface HeatCell {
  readonly key: string;
  readonly value: number;
  /** In the cell: the number, and a second one below it. */
  readonly text: string;
  readonly note?: string;
  /** 0 (lightest) to 1 (darkest). */
  readonly level: number;
  /** The whole sentence, for readers. */
  readonly label: string;
  /** The cell's buyers, and what they are called. */
  readonly rule: BuyerRule;
  readonly name: string;
}

interface HeatGridProps {
  readonly label: string;
  readonly corner: string;
  readonly columns: readonly string[];
  /** A cell is null where there is nobody. */
  readonly rows: readonly { readonly name: string; readonly cells: readonly (HeatCell | null)[] }[];
}

/** A heat grid whose cells are buyers: arrow keys walk it, and beside it stands what the cell in focus says and can do. */
export function HeatGrid({ label, corner, columns, rows }: HeatGridProps) {
  const text = useText();
  const [chosen, setChosen] = useState<HeatCell | null>(null);
  const entry = rows.flatMap(({ cells }) => cells).find((cell) => cell !== null);
  return (
    <div className="rg-walk">
      <div className="rg-scroll">
        <table className="rg-grid rg-heat" role="grid" aria-label={label} onKeyDown={walkCells}>
          <thead>
            <tr>
              <th scope="col">{corner}</th>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ name, cells }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                {cells.map((cell, index) =>
                  cell === null ? (
                    <td key={index} />
                  ) : (
                    <td
                      key={cell.key}
                      tabIndex={cell === entry ? 0 : -1}
                      style={chooseColour(cell.level)}
                      aria-selected={chosen?.key === cell.key}
                      onFocus={() => setChosen(cell)}
                      onClick={() => setChosen(cell)}
                    >
                      <data value={cell.value}>{cell.text}</data>
                      {cell.note && <small>{cell.note}</small>}
                      <span className="rg-unseen">. {cell.label}</span>
                    </td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className="rg-readout" aria-live="polite">
        {chosen === null ? text('buyers.choose') : chosen.label}
        {chosen && <BuyerActions rule={chosen.rule} name={chosen.name} />}
      </div>
    </div>
  );
}
