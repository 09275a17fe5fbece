import { RemixBrowser } from '@remix-run/react';
import { StrictMode, startTransition } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { findLocale } from './messages/locales.ts';
import { loadLanguage } from './messages/messages.ts';

void loadLanguage(findLocale(document.documentElement.lang) ?? 'en').then(() =>
  startTransition(() => {
    hydrateRoot(
      document,
      <StrictMode>
        <RemixBrowser />
      </StrictMode>,
    );
  }),
);
