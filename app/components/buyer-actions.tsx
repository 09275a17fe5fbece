import { Link } from '@remix-run/react';
import type { BuyerRule } from '#app/profiles/segments/buyer-rule.ts';
import { useText } from './use-text.ts';

export interface BuyerActionsProps {
  /** Exactly the buyers that the number beside it counts. */
  readonly rule: BuyerRule;
  /** What they are called: the name a segment begins with. */
  readonly name: string;
  /** They are being made a segment already. */
  readonly isSegment?: boolean;
}

/** What can be done for the buyers of a number: a segment, an offer, a placement. */
export function BuyerActions({ rule, name, isSegment = false }: BuyerActionsProps) {
  const text = useText();
  const json = JSON.stringify(rule);
  const actions = [
    [`/app/segments/new?${new URLSearchParams({ rule: json, name })}`, 'segments.act.segment'],
    [`/app/offers/new?${new URLSearchParams({ rule: json, name })}`, 'segments.act.offer'],
    [`/app/merchandising?${new URLSearchParams({ rule: 'new', for: json, name })}`, 'segments.act.placement'],
  ] as const;
  return (
    <div role="group" className="rg-actions" aria-label={text('segments.act.for', { name })}>
      {actions.slice(isSegment ? 1 : 0).map(([path, id]) => (
        <Link key={path} to={path} className="rg-inline">
          {text(id)}
        </Link>
      ))}
    </div>
  );
}
