import { Card } from '@shopify/polaris';
import type { ReactNode } from 'react';
import { About } from './about.tsx';
import { useText } from './use-text.ts';

interface FigureCardProps {
  readonly title: string;
  /** Null where it cannot be known yet; `unknown` then says why and when. */
  readonly value: string | null;
  readonly unknown?: string | undefined;
  /** The exact value behind the rounded text. */
  readonly exact?: number | null | undefined;
  /** What it is compared with, in words: "3.9 points more than in the 30 days before". */
  readonly change?: string | undefined;
  /** What it was counted on: "2,822 of 4,324 buyers". */
  readonly count?: string | undefined;
  readonly definition: ReactNode;
  /** Where an estimate lies, in words: it is drawn lighter than what was counted. */
  readonly interval?: string | null | undefined;
  /** What to do about it. */
  readonly action?: ReactNode;
}

/** One figure: value, comparison, what it was counted on, and its definition in a tap. */
export function FigureCard({
  title,
  value,
  unknown,
  exact,
  change,
  count,
  definition,
  interval,
  action,
}: FigureCardProps) {
  const text = useText();
  return (
    <Card>
      <dl className="rg-figure">
        <dt>{title}</dt>
        <dd>
          {value === null ? (
            <span className="rg-figure-unknown">{text('frame.unknown', { why: unknown ?? '' })}</span>
          ) : (
            <data
              className={interval ? 'rg-figure-value rg-figure-estimate' : 'rg-figure-value'}
              value={exact ?? undefined}
            >
              {value}
            </data>
          )}
        </dd>
        {interval && (
          <dd className="rg-figure-interval">
            <span>{interval}</span>
          </dd>
        )}
        {change && <dd className="rg-figure-change">{change}</dd>}
        {count && <dd className="rg-figure-note">{count}</dd>}
        <dd>
          <About name={title}>{definition}</About>
        </dd>
        {action && <dd>{action}</dd>}
      </dl>
    </Card>
  );
}
