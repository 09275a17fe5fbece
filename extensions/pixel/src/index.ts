import { register } from '@shopify/web-pixels-extension';
import { createOutbox } from './create-outbox.ts';
import { forgetVisitor, getVisitorId } from './get-visitor-id.ts';
import { EVENT_NAMES, readEvent, type ReadableEvent } from './read-event.ts';

register(({ analytics, browser, init, settings, customerPrivacy }) => {
  const outbox = createOutbox({
    browser,
    endpoint: String(settings.endpoint),
    shop: String(settings.accountID),
  });
  let allowed = init.customerPrivacy.analyticsProcessingAllowed;

  customerPrivacy.subscribe('visitorConsentCollected', (event) => {
    allowed = event.customerPrivacy.analyticsProcessingAllowed;
    if (allowed) return;
    void outbox.clear();
    void forgetVisitor(browser);
  });

  const record = async (event: ReadableEvent) => {
    if (!allowed) return;
    const read = readEvent(event, await getVisitorId(browser, event.clientId));
    if (read) await outbox.put(read, read.kind === 'purchase');
  };
  for (const name of EVENT_NAMES) analytics.subscribe(name, (event: ReadableEvent) => void record(event));
});
