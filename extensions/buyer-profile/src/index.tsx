import '@shopify/ui-extensions/preact';
import { render } from 'preact';
import { BuyerProfile } from './buyer-profile.tsx';

/** Draw the block for the customer of the page. */
export default function start(): void {
  render(<BuyerProfile customer={shopify.data.selected[0]?.id ?? ''} />, document.body);
}
