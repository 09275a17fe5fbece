import { pathOf } from './path-of.js';

/**
 * Keep the admin's address bar and menu in step with the app: its history, and the links of `ui-nav-menu` or `s-app-nav`.
 * A click in the menu becomes `shopify:navigate` on the app's own link, or a new page where nobody listens for that.
 */
export function followNavigation({ post, on }, config) {
  const isBouncing = new URLSearchParams(location.search).has('shopify-reload');
  const sayLocation = () => {
    if (!isBouncing) post('location', pathOf(location.href));
  };
  for (const name of ['pushState', 'replaceState']) {
    const plain = history[name].bind(history);
    history[name] = (...args) => {
      plain(...args);
      sayLocation();
    };
  }
  addEventListener('popstate', sayLocation);
  addEventListener('hashchange', sayLocation);

  let routers = 0;
  for (const target of [window, document]) {
    const plain = target.addEventListener.bind(target);
    target.addEventListener = (type, ...rest) => {
      if (type === 'shopify:navigate') routers += 1;
      return plain(type, ...rest);
    };
  }
  const navLinks = () => [
    ...document.querySelectorAll('ui-nav-menu a[href], s-app-nav a[href], s-app-nav s-link[href]'),
  ];
  on('navigate', (path) => {
    const link = navLinks().find((candidate) => pathOf(candidate.getAttribute('href')) === path);
    if (routers > 0 && link)
      return link.dispatchEvent(new CustomEvent('shopify:navigate', { bubbles: true, cancelable: true }));
    const url = new URL(path, location.href);
    for (const name of ['shop', 'host']) if (config[name]) url.searchParams.set(name, config[name]);
    url.searchParams.set('embedded', '1');
    location.assign(url);
  });
  const sayNav = () => {
    const links = navLinks().filter((link) => link.getAttribute('rel') !== 'home');
    post(
      'nav',
      links.map((link) => ({ label: link.textContent.trim(), path: pathOf(link.getAttribute('href')) })),
    );
  };
  return { sayLocation, sayNav };
}
