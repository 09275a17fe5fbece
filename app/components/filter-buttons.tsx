import { Link } from '@remix-run/react';
import { useFilterLink } from './use-filter-link.ts';

interface FilterButtonsProps {
  readonly label: string;
  /** The parameter in the address. */
  readonly name: string;
  readonly value: string;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  /** The one that is not written into the address: the first where none is named. */
  readonly usual?: string;
}

/** A choice kept in the address: survives reload and back, works as plain links. */
export function FilterButtons({ label, name, value, choices, usual = choices[0]?.value }: FilterButtonsProps) {
  const link = useFilterLink();
  return (
    <nav aria-label={label} className="rg-filter">
      {choices.map((choice) => (
        <Link
          key={choice.value}
          to={link(name, choice.value === usual ? '' : choice.value)}
          aria-current={choice.value === value ? 'true' : undefined}
          preventScrollReset
        >
          {choice.label}
        </Link>
      ))}
    </nav>
  );
}
