import { measureLabel } from './measure-label.ts';

/** Px between two labels. */
const GAP = 10;

/** Every how many-th of labels that stand evenly beside each other has room to be written, within `room` px for all. */
export function spaceLabels(labels: readonly string[], room: number): number {
  const widest = labels.reduce((most, label) => Math.max(most, measureLabel(label)), 0);
  return Math.max(1, Math.ceil((labels.length * (widest + GAP)) / room));
}
