import { useRouteLoaderData } from '@remix-run/react';
import type { loader } from '../routes/app.tsx';

/** The reader's locale, as the frame of the pages knows it; English where it does not answer. */
export function usePageLocale(): string {
  return useRouteLoaderData<typeof loader>('routes/app')?.formats.locale ?? 'en';
}
