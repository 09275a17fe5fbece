import type { MessageId } from '#app/messages/messages.ts';
import type { MessageWriter } from './message-writer.ts';

/** Shopify's own sales channels, by their codes. */
const CHANNELS: Readonly<Record<string, MessageId>> = {
  web: 'channels.web',
  pos: 'channels.pos',
  shop_app: 'channels.shopApp',
  shopify_draft_order: 'channels.draft',
  subscription_contract: 'channels.subscription',
  subscription_contract_checkout_one: 'channels.subscriptionCheckout',
  iphone: 'channels.iphone',
  android: 'channels.android',
};

/** The name of a sales channel; a number is the id of an app, and a code that Shopify does not define stays as it is. */
export function nameChannel(code: string, text: MessageWriter): string {
  if (/^\d+$/.test(code)) return text('channels.app', { id: code });
  const id = Object.hasOwn(CHANNELS, code) ? CHANNELS[code] : undefined;
  return id ? text(id) : code;
}
