import { Link } from '@remix-run/react';
import type { BuyerRule } from '#app/profiles/segments/buyer-rule.ts';
import { useText } from './use-text.ts';

interface BuyerActionsProps {
  /** Exactly the buyers that the number beside it counts. */
  readonly rule: BuyerRule;
  /** What they are called: the name a segment begins with. */
  readonly name: string;
}

/** What can be done for the buyers of a number: a segment, an offer, a placement. */
export function BuyerActions({ rule, name }: BuyerActionsProps) {
  const text = useText();
  const query = new URLSearchParams({ rule: JSON.stringify(rule), name });
  const actions = [
    ['/app/segments/new', 'segments.act.segment'],
    ['/app/offers/new', 'segments.act.offer'],
    ['/app/merchandising', 'segments.act.placement'],
  ] as const;
  return (
    <nav className="rg-actions" aria-label={text('segments.act.for', { name })}>
      {actions.map(([path, id]) => (
        <Link key={path} to={`${path}?${query}`} className="rg-inline">
          {text(id)}
        </Link>
      ))}
    </nav>
  );
}
