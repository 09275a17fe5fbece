import { FilterButtons } from './filter-buttons.tsx';
import { useText } from './use-text.ts';

interface UnitButtonsProps {
  readonly unit: string;
  /** What is shown by it, for readers. */
  readonly of: string;
}

/** By month or by week. */
export function UnitButtons({ unit, of }: UnitButtonsProps) {
  const text = useText();
  return (
    <FilterButtons
      label={text('period.units', { of })}
      name="unit"
      value={unit}
      choices={[
        { value: 'month', label: text('period.months') },
        { value: 'week', label: text('period.weeks') },
      ]}
    />
  );
}
