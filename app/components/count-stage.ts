import type { StageFlow } from '#app/measurement/buyers/buyers-figures.ts';
import type { Stage } from '#app/profiles/segments/buyer-fields.ts';

/** How many buyers are in a stage now, and how many were 30 days earlier. */
export function countStage(
  flows: readonly StageFlow[],
  stage: Stage,
): { readonly now: number; readonly before: number } {
  const sum = (test: (flow: StageFlow) => boolean) => flows.filter(test).reduce((total, { n }) => total + n, 0);
  return { now: sum(({ to }) => to === stage), before: sum(({ from }) => from === stage) };
}
