import { useLocation } from '@remix-run/react';

/** Parameters of one opening by Shopify: stale at the next. */
const ONCE = ['id_token', 'hmac', 'session', 'timestamp'];

/**
 * Gives the address of this page with one filter changed; an empty value takes the filter out, and filters that mean
 * something else then go `without`.
 */
export function useFilterLink(): (name: string, value: string, without?: readonly string[]) => string {
  const { pathname, search } = useLocation();
  return (name, value, without = []) => {
    const params = new URLSearchParams(search);
    for (const stale of [...ONCE, ...without]) params.delete(stale);
    if (value === '') params.delete(name);
    else params.set(name, value);
    const text = params.toString();
    return text === '' ? pathname : `${pathname}?${text}`;
  };
}
