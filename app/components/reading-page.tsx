import { Banner } from '@shopify/polaris';
import { useEffect } from 'react';
import { FormatsProvider } from './formats.tsx';
import { PageSkeleton } from './page-skeleton.tsx';
import { usePageLocale } from './use-page-locale.ts';
import { useText } from './use-text.ts';

const AGAIN_MS = 3000;

/** What a merchant sees while all orders of the shop are read, after a start: the shape of the page, which fills itself. */
export function ReadingPage() {
  useEffect(() => {
    const timer = setTimeout(() => location.reload(), AGAIN_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    // Nothing on it is money or a time.
    <FormatsProvider locale={usePageLocale()} currency="USD" timeZone="UTC">
      <PageSkeleton notice={<Notice />} />
    </FormatsProvider>
  );
}

function Notice() {
  const text = useText();
  return (
    <div role="status">
      <Banner title={text('frame.reading.title')} hideIcon>
        <p>{text('frame.reading.text')}</p>
      </Banner>
    </div>
  );
}
