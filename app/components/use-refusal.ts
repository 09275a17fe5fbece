import type { Refusal } from '#app/profiles/segments/buyer-rule.ts';
import { useText } from './use-text.ts';

/** Says in the reader's language why a rule is refused, and which condition it is. */
export function useRefusal(): (refused: { readonly refusal: Refusal; readonly condition: number | null }) => string {
  const text = useText();
  return ({ refusal, condition }) => {
    const reason = text(`segments.refused.${refusal}`);
    return condition === null ? reason : text('segments.refused.at', { n: condition + 1, reason });
  };
}
