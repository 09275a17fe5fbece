import type { ReactNode } from 'react';

/** Definition, window and maturity of a figure, one tap away; works before any script has run. */
export function About({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <details className="rg-about">
      <summary>
        How this is counted<span className="rg-unseen">: {name}</span>
      </summary>
      <p>{children}</p>
    </details>
  );
}
