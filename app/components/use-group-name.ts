import type { Grouping } from '#app/measurement/buyers/buyer-groups.ts';
import { BUYER_FIELDS } from '#app/profiles/segments/buyer-fields.ts';
import { useFormats } from './formats.tsx';
import { useText } from './use-text.ts';
import { writeValue } from './write-rule-text.ts';

/** Names groups of buyers for the reader by their keys; null is the rest. */
export function useGroupName(by: Grouping): (key: string | null) => string {
  const text = useText();
  const formats = useFormats();
  const writer = { text, formats };
  return (key) => {
    if (key === null) return text('buyers.rest');
    switch (by) {
      case 'stage':
        return writeValue(key, BUYER_FIELDS.stage, writer);
      case 'country':
        return writeValue(key, BUYER_FIELDS.firstCountry, writer);
      case 'source':
        return writeValue(key, BUYER_FIELDS.firstSource, writer);
      case 'type':
        return writeValue(key, BUYER_FIELDS.firstProductType, writer);
      case 'rfm': {
        const [r, f] = key.split('-').map(Number) as [number, number];
        return text('buyers.rfm.name', { r, f });
      }
      case 'cohort': {
        const [year, month] = key.split('-').map(Number) as [number, number];
        return formats.month(year * 12 + month - 1);
      }
    }
  };
}
