import { FilterButtons } from './filter-buttons.tsx';
import { useText } from './use-text.ts';

/** By month or by week. */
export function UnitButtons({ unit }: { readonly unit: string }) {
  const text = useText();
  return (
    <FilterButtons
      label={text('period.units')}
      name="unit"
      value={unit}
      choices={[
        { value: 'month', label: text('period.months') },
        { value: 'week', label: text('period.weeks') },
      ]}
    />
  );
}
