import { useLocation } from '@remix-run/react';

/** Parameters of one opening by Shopify: stale at the next. */
const ONCE = ['id_token', 'hmac', 'session', 'timestamp'];

/** Gives the address of this page with one filter changed; an empty value takes the filter out. */
export function useFilterLink(): (name: string, value: string) => string {
  const { pathname, search } = useLocation();
  return (name, value) => {
    const params = new URLSearchParams(search);
    for (const stale of ONCE) params.delete(stale);
    if (value === '') params.delete(name);
    else params.set(name, value);
    const text = params.toString();
    return text === '' ? pathname : `${pathname}?${text}`;
  };
}
