import { gid } from '../store/gid.ts';
import { describeBar } from './drops/describe-bar.ts';
import { describeCart } from './drops/describe-cart.ts';
import { describeForScripts } from './drops/describe-for-scripts.ts';
import { createEngine } from './create-engine.ts';
import { getMoneyFormat } from './get-money-format.ts';
import { listCollections } from './list-collections.ts';
import { PLACED_BLOCKS } from './placed-blocks.ts';
import { readBlock } from './read-block.ts';
import { readStrings } from './read-strings.ts';
import type { Page, StorefrontOptions, Visit } from './types.ts';

export interface Theme {
  render(page: Page, visit: Visit): Promise<string>;
}

const LOCALE = 'en';
const BLOCK = 'recommendations';
const AS_IT_COMES = [{}];

/** Create the theme: pages in a layout, with our app's blocks where they are placed and their schema allows it. */
export function createTheme(options: StorefrontOptions): Theme {
  const { shop } = options.store;
  const moneyFormat = getMoneyFormat(shop.currencyCode);
  const engine = createEngine({ moneyFormat, strings: readStrings(LOCALE) });
  const block = readBlock(BLOCK);
  const blockTemplate = engine.parse(block.liquid);
  const templates = block.schema.enabled_on?.templates ?? [];
  const placedBlocks = options.placedBlocks ?? PLACED_BLOCKS;

  return {
    async render(page, visit) {
      const scope = {
        ...describeSurroundings(visit, moneyFormat),
        ...page.context,
        template: { name: page.template },
        page_title: page.title,
      };
      const placed = templates.includes(page.template) ? (placedBlocks[page.template] ?? AS_IT_COMES) : [];
      const appBlocks: string[] = [];
      for (const [index, chosen] of placed.entries()) {
        const settings = { ...block.defaults, ...chosen };
        const drop = { id: `regulars-${index + 1}`, settings, shopify_attributes: '' };
        const html = String(await engine.render(blockTemplate, { ...scope, block: drop })).trim();
        // A block with nothing to say to this visitor writes nothing.
        if (html !== '') appBlocks.push(html);
      }
      const content = await engine.renderFile(`pages/${page.template}`, { ...scope, app_blocks: appBlocks });
      return engine.renderFile('layout', {
        ...scope,
        content_for_layout: content,
        app_stylesheet: placed.length > 0 ? block.schema.stylesheet : null,
        app_script: placed.length > 0 ? block.schema.javascript : null,
        page_json: describeForScripts(page, visit),
        sandbox: describeBar(visit),
      });
    },
  };
}

/** The objects every template can see. */
function describeSurroundings({ session, options, url }: Visit, moneyFormat: string) {
  const { store } = options;
  const customer = session.customerId ? store.getCustomer(session.customerId) : undefined;
  return {
    shop: {
      name: store.shop.name,
      currency: store.shop.currencyCode,
      money_format: moneyFormat,
      domain: store.shop.domain,
    },
    cart: describeCart(session.cart, store),
    customer: customer && { id: gid.read('Customer', customer.id), name: customer.displayName, habit: customer.habit },
    collections: listCollections(store).map(({ handle, title }) => ({
      title,
      url: `/collections/${handle}`,
    })),
    request: { locale: { iso_code: LOCALE }, path: url.pathname, design_mode: false },
    routes: {
      root_url: '/',
      cart_url: '/cart',
      cart_add_url: '/cart/add',
      search_url: '/search',
      account_url: '/account',
    },
  };
}
