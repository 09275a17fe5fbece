// The sandbox's stand-in for Shopify's App Bridge: window.shopify, the ui-* elements and an authenticated fetch, spoken over
// postMessage with the admin around the frame. It behaves as the real one where an embedded app can tell the difference.
import { createShopify } from './create-shopify.js';
import { defineSaveBar } from './define-save-bar.js';
import { followNavigation } from './follow-navigation.js';
import { ModalElement } from './modal-element.js';
import { openChannel } from './open-channel.js';
import { patchFetch } from './patch-fetch.js';
import { patchLeaving } from './patch-leaving.js';
import { pathOf } from './path-of.js';
import { readConfig } from './read-config.js';
import { showTitleBar } from './show-title-bar.js';
import { watchElements } from './watch-elements.js';

if (!window.shopify?.idToken) start(document.currentScript);

function start(script) {
  const channel = openChannel(new URL(script.src).origin);
  const config = readConfig(script);
  patchFetch(channel);
  patchLeaving(channel);
  const { sayLocation, sayNav } = followNavigation(channel, config);
  const sayTitle = showTitleBar(channel);
  const leaveConfirmation = defineSaveBar(channel);
  customElements.define('ui-modal', ModalElement);
  hideElements();
  window.shopify = createShopify(channel, config, leaveConfirmation);

  const reload = new URLSearchParams(location.search).get('shopify-reload');
  if (!channel.isEmbedded) return embed(channel, config);
  if (reload !== null) return void comeBack(channel, reload);
  sayLocation();
  watchElements(() => {
    sayNav();
    sayTitle();
  });
}

/** They speak to the admin and show nothing themselves. */
function hideElements() {
  const style = document.createElement('style');
  style.textContent = 'ui-nav-menu,ui-title-bar,s-app-nav{display:none}';
  document.head.append(style);
}

/** A page opened by itself goes where it belongs: into the admin. */
function embed({ adminOrigin }, { host }) {
  const name = /\/store\/([^/]+)/.exec(host ? atob(host) : '')?.[1];
  if (name) location.replace(`${adminOrigin}/store/${name}/apps/regulars${pathOf(location.href)}`);
}

/** The bounce page: back to where the app wanted to be, with a fresh id token. */
async function comeBack({ request }, target) {
  const url = new URL(target, location.href);
  if (url.origin !== location.origin) return;
  url.searchParams.set('id_token', await request('id-token'));
  location.replace(url);
}
