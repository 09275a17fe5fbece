import { Link } from '@remix-run/react';
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
    <nav aria-label={label} className="rg-filter">
      {choices.map((choice, index) => (
        <Link
          key={choice.value}
          to={link(name, index === 0 ? '' : choice.value)}
          aria-current={choice.value === value ? 'true' : undefined}
          preventScrollReset
        >
          {choice.label}
        </Link>
      ))}
    </nav>
  );
}
