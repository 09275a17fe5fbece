import { createContext, useContext, useMemo, type ReactNode } from 'react';
import { createFormats, type Formats, type FormatsOptions } from '#app/messages/create-formats.ts';

const FormatsContext = createContext<Formats | null>(null);

/** Gives every component below the reader's number formats and the shop's currency and time zone. */
export function FormatsProvider({ locale, currency, timeZone, children }: FormatsOptions & { children: ReactNode }) {
  const formats = useMemo(() => createFormats({ locale, currency, timeZone }), [locale, currency, timeZone]);
  return <FormatsContext.Provider value={formats}>{children}</FormatsContext.Provider>;
}

/** @throws {Error} outside of {@link FormatsProvider}. */
export function useFormats(): Formats {
  const formats = useContext(FormatsContext);
  if (!formats) throw new Error('Cannot format: the component must be inside FormatsProvider, got none.');
  return formats;
}
