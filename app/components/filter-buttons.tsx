import { Button, ButtonGroup } from '@shopify/polaris';
import { useFilterLink } from './use-filter-link.ts';

interface FilterButtonsProps {
  readonly label: string;
  /** The parameter in the address. */
  readonly name: string;
  readonly value: string;
  /** The first is the default and not written into the address. */
  readonly choices: readonly { readonly value: string; readonly label: string }[];
}

/** A choice kept in the address: survives reload and back, works as plain links. */
export function FilterButtons({ label, name, value, choices }: FilterButtonsProps) {
  const link = useFilterLink();
  return (
    <nav aria-label={label}>
      <ButtonGroup variant="segmented">
        {choices.map((choice, index) => (
          <Button
            key={choice.value}
            size="slim"
            pressed={choice.value === value}
            url={link(name, index === 0 ? '' : choice.value)}
            accessibilityLabel={`${label}: ${choice.label}${choice.value === value ? ' (shown)' : ''}`}
          >
            {choice.label}
          </Button>
        ))}
      </ButtonGroup>
    </nav>
  );
}
