import type { ReactNode } from 'react';
import { useText } from './use-text.ts';

/** Definition, window and maturity of a figure, one tap away; works before any script has run. */
export function About({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  const text = useText();
  return (
    <details className="rg-about">
      <summary>
        {text.rich('frame.counted', { name, unseen: (inside) => <span className="rg-unseen">{inside}</span> })}
      </summary>
      <p>{children}</p>
    </details>
  );
}
