import { useLocation, useNavigation } from '@remix-run/react';
import { useEffect, useState } from 'react';

/** A page that comes sooner needs no skeleton: it would only flicker. */
const PATIENCE_MS = 250;

/** Whether another page has been on its way for longer than a moment. */
export function useSlowNavigation(): boolean {
  const { pathname } = useLocation();
  const { state, location } = useNavigation();
  const target = state === 'loading' && location.pathname !== pathname ? location.pathname : null;
  const [slow, setSlow] = useState<string | null>(null);
  useEffect(() => {
    if (target === null) return setSlow(null);
    const timer = setTimeout(() => setSlow(target), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [target]);
  return target !== null && slow === target;
}
