/** Let links and `window.open` leave the frame: the admin's own addresses, and whatever aims at the top. */
export function patchLeaving({ isEmbedded, post }) {
  const plainOpen = window.open.bind(window);
  const leads = (url, target) => /^(?:shopify:|app:)/.test(url) || ['_top', '_parent'].includes(target);
  window.open = (url, target, features) => {
    const address = String(url);
    if (isEmbedded && leads(address, target)) {
      post('open', { url: /^[a-z]+:/i.test(address) ? address : new URL(address, location.href).href, target });
      return null;
    }
    return plainOpen(url, target, features);
  };
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
    const href = link?.getAttribute('href') ?? '';
    if (!link || event.defaultPrevented || !isEmbedded || !leads(href, link.target)) return;
    event.preventDefault();
    window.open(href.startsWith('shopify:') ? href : link.href, link.target || '_top');
  });
}
