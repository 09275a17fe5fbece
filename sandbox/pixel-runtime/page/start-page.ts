import { createPrivacy } from './create-privacy.ts';
import { createPublisher } from './create-publisher.ts';
import { defineShopify } from './define-shopify.ts';
import { readPage } from './read-page.ts';
import { runPixel } from './run-pixel.ts';
import { showBar } from './show-bar.ts';
import { watchCart } from './watch-cart.ts';

const facts = readPage();
const privacy = createPrivacy(facts.consent);
const publisher = createPublisher(() => privacy.allowed());
defineShopify(facts, privacy, publisher);
watchCart((name, data) => publisher.publish(name, data));

document.addEventListener('DOMContentLoaded', () => {
  const bar = showBar(facts, privacy);
  runPixel({ facts, privacy, publisher, onSent: (call) => bar?.add({ ...call, via: 'pixel' }) });
  for (const { name, data } of facts.events) publisher.publish(name, data);
});
