import { useFetcher } from '@remix-run/react';
import { useEffect, useId, useRef, useState } from 'react';
import type { FoundProduct } from '#app/serving/search-products.ts';
import type { MessageWriter } from './message-writer.ts';
import { useText } from './use-text.ts';

interface PickerProps {
  readonly label: string;
  /** Of the hidden fields that carry the ids. */
  readonly name: string;
  readonly most: number;
  readonly chosen: readonly number[];
  readonly titles: Readonly<Record<number, string>>;
  readonly hint?: string;
  readonly error?: string;
}

const PAUSE_MS = 250;

/** Search products by title and choose some of them. */
export function RuleProductPicker({ label, name, most, chosen, titles, hint, error }: PickerProps) {
  const write = useText();
  const id = useId();
  const [picked, setPicked] = useState(() => chosen.map((productId) => ({ productId, title: titles[productId] })));
  const [text, setText] = useState('');
  const box = useRef<HTMLInputElement>(null);
  const search = useFetcher<{ readonly text: string; readonly found: readonly FoundProduct[] }>();
  const isFirst = useRef(true);
  const { load } = search;
  useEffect(() => {
    if (text.trim() === '') return;
    const timer = setTimeout(() => load(`/app/products?q=${encodeURIComponent(text)}`), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text, load]);
  // What is picked is no field that somebody types in: say to the form that it changed.
  useEffect(() => {
    if (!isFirst.current) box.current?.form?.dispatchEvent(new Event('input', { bubbles: true }));
    isFirst.current = false;
  }, [picked]);
  useEffect(() => {
    const form = box.current?.form;
    const back = () => {
      setPicked(chosen.map((productId) => ({ productId, title: titles[productId] })));
      setText('');
    };
    form?.addEventListener('reset', back);
    return () => form?.removeEventListener('reset', back);
  }, [chosen, titles]);
  const add = ({ productId, title }: FoundProduct) => {
    const others = picked.filter((product) => product.productId !== productId);
    setPicked([...(most === 1 ? [] : others), { productId, title }]);
    setText('');
    box.current?.focus();
  };
  const isOpen = text.trim() !== '';
  const found = isOpen ? (search.data?.found ?? []) : [];
  const isFull = most > 1 && picked.length >= most;
  return (
    <div className="rg-field">
      <label htmlFor={id}>{label}</label>
      <input
        ref={box}
        id={id}
        type="search"
        autoComplete="off"
        placeholder={write('recommendations.search.placeholder')}
        value={text}
        disabled={isFull}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          if (found[0]) add(found[0]);
        }}
        aria-describedby={`${id}-hint`}
        aria-invalid={error ? true : undefined}
      />
      <p id={`${id}-hint`} className={error ? 'rg-error' : 'rg-hint'} role="status">
        {error ??
          (isOpen
            ? sayFound(write, search.state === 'idle' && search.data?.text === text.trim(), found.length)
            : (hint ?? ''))}
      </p>
      {found.length > 0 && (
        <ul className="rg-found" aria-label={write('recommendations.search.found')}>
          {found.map((product) => (
            <li key={product.productId}>
              <button type="button" className="rg-link" onClick={() => add(product)}>
                {product.title}
              </button>{' '}
              <span className="rg-muted">{product.productType}</span>
            </li>
          ))}
        </ul>
      )}
      <ul className="rg-chips" aria-label={write('merchandising.picker.chosen', { label })}>
        {picked.map(({ productId, title = write('merchandising.picker.gone') }) => (
          <li key={productId}>
            <input type="hidden" name={name} value={productId} />
            {title}
            <button
              type="button"
              className="rg-link"
              aria-label={write('recommendations.removeOf', { title })}
              onClick={() => setPicked(picked.filter((product) => product.productId !== productId))}
            >
              {write('recommendations.remove')}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

function sayFound(write: MessageWriter, isAnswered: boolean, n: number): string {
  if (!isAnswered) return write('merchandising.picker.searching');
  return n === 0 ? write('merchandising.picker.none') : write('merchandising.picker.found', { n });
}
