import { useLocation } from '@remix-run/react';
import { listKeptFilters } from './list-kept-filters.ts';

/**
 * Gives the address of this page with one filter changed; an empty value takes the filter out, and filters that mean
 * something else then go `without`.
 */
export function useFilterLink(): (name: string, value: string, without?: readonly string[]) => string {
  const { pathname, search } = useLocation();
  return (name, value, without = []) => {
    const params = new URLSearchParams(listKeptFilters(search, without));
    if (value === '') params.delete(name);
    else params.set(name, value);
    const text = params.toString();
    return text === '' ? pathname : `${pathname}?${text}`;
  };
}
