import type { KeyboardEvent } from 'react';

const MOVES: Readonly<Record<string, readonly [rows: number, columns: number]>> = {
  ArrowRight: [0, 1],
  ArrowLeft: [0, -1],
  ArrowDown: [1, 0],
  ArrowUp: [-1, 0],
};

/** Move the focus to the next cell with a value in the direction of the arrow. */
export function walkCells(event: KeyboardEvent<HTMLTableElement>): void {
  const move = MOVES[event.key];
  if (!move) return;
  event.preventDefault();
  const { rows } = event.currentTarget;
  const from = event.target as HTMLTableCellElement;
  let row = (from.parentElement as HTMLTableRowElement).rowIndex;
  let column = from.cellIndex;
  while (rows[(row += move[0])] && (column += move[1]) >= 0 && column < rows[0]!.cells.length) {
    const cell = rows[row]!.cells[column];
    if (cell?.hasAttribute('tabindex')) return cell.focus();
  }
}
