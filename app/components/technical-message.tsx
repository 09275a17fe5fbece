import { useText } from './use-text.ts';

/** What a machine said, in its own words: framed as that, and marked as English in every language of the page. */
export function TechnicalMessage({ children }: { readonly children: string }) {
  const text = useText();
  return (
    <span className="rg-technical">
      {text('frame.technical')} <code lang="en">{children}</code>
    </span>
  );
}
