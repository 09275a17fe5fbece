import { useRevalidator } from '@remix-run/react';
import { useEffect } from 'react';

const EVERY_MS = 3000;

/** Ask for the page's figures again every few seconds while something is under way and the page is looked at. */
export function useRefresh(isUnderWay: boolean): void {
  const { revalidate, state } = useRevalidator();
  useEffect(() => {
    if (!isUnderWay) return;
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible' && state === 'idle') revalidate();
    }, EVERY_MS);
    return () => clearInterval(timer);
  }, [isUnderWay, revalidate, state]);
}
