import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import { askBuyerNames } from './ask-buyer-names.ts';

/** `refused`: the app may not read names in this shop. `failed`: Shopify did not answer. */
export type NamesState = 'hidden' | 'asking' | 'shown' | 'refused' | 'failed';

interface Names {
  readonly state: NamesState;
  /** By customer id; empty while they are hidden. */
  readonly names: ReadonlyMap<number, string>;
  show(isShown: boolean): void;
}

const NO_NAMES: ReadonlyMap<number, string> = new Map();
const NamesContext = createContext<Names>({ state: 'hidden', names: NO_NAMES, show: () => undefined });
const REMEMBERED = 'regulars.names';

/**
 * Lets {@link BuyerName}s below show names: buyers are numbers until the merchant asks for names, which then come from
 * Shopify into this browser, all of the page in one question. The choice lasts as long as the browser's session, the names as
 * long as the page.
 */
export function BuyerNameProvider(props: { readonly customerIds: readonly number[]; readonly children: ReactNode }) {
  const [wanted, setWanted] = useState(false);
  const [state, setState] = useState<NamesState>('hidden');
  const [names, setNames] = useState(NO_NAMES);
  const ids = props.customerIds.join();
  useEffect(() => setWanted(remembered() === 'shown'), []);
  useEffect(() => {
    setNames(NO_NAMES);
    if (!wanted || ids === '') return setState('hidden');
    let isCurrent = true;
    setState('asking');
    askBuyerNames(ids.split(',').map(Number)).then(
      (answer) => {
        if (!isCurrent) return;
        setNames(answer.names);
        setState(answer.isRefused ? 'refused' : 'shown');
      },
      () => isCurrent && setState('failed'),
    );
    return () => void (isCurrent = false);
  }, [wanted, ids]);
  const value = useMemo(() => {
    const show = (isShown: boolean) => {
      remember(isShown ? 'shown' : null);
      setWanted(isShown);
    };
    return { state, names, show };
  }, [state, names]);
  return <NamesContext.Provider value={value}>{props.children}</NamesContext.Provider>;
}

/** The names of the page's buyers, as far as they may be shown. */
export function useBuyerNames(): Names {
  return useContext(NamesContext);
}

// A browser that blocks storage in frames remembers nothing.
function remembered(): string | null {
  try {
    return sessionStorage.getItem(REMEMBERED);
  } catch {
    return null;
  }
}

function remember(value: string | null): void {
  try {
    if (value === null) sessionStorage.removeItem(REMEMBERED);
    else sessionStorage.setItem(REMEMBERED, value);
  } catch {
    // The choice then lasts as long as the page.
  }
}
