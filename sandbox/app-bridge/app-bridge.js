// The sandbox's stand-in for Shopify's App Bridge: window.shopify, the ui-* elements and an authenticated fetch, spoken over
// postMessage with the admin around the frame. It behaves as the real one where an embedded app can tell the difference.
(() => {
  if (window.shopify?.idToken) return;

  const script = document.currentScript;
  const adminOrigin = new URL(script.src).origin;
  const BRIDGE = 'sandbox-app-bridge';
  const SHOPIFY_PARAMS = [
    'embedded',
    'hmac',
    'host',
    'id_token',
    'locale',
    'session',
    'shop',
    'timestamp',
    'shopify-reload',
  ];
  const params = new URLSearchParams(location.search);
  const isEmbedded = window.top !== window;

  /* ---------- talking with the admin ---------- */

  const waiting = new Map();
  const listeners = new Map();
  let lastId = 0;

  const post = (type, value, id) => {
    if (isEmbedded) parent.postMessage({ bridge: BRIDGE, type, value, id }, adminOrigin);
  };
  const request = (type, value) =>
    new Promise((resolve, reject) => {
      if (!isEmbedded) return reject(new Error(`Cannot ask the admin for ${type}: the app must run inside it.`));
      const id = ++lastId;
      waiting.set(id, { resolve, reject });
      post(type, value, id);
    });
  const on = (type, listener) => listeners.set(type, listener);

  addEventListener('message', ({ origin, source, data }) => {
    if (origin !== adminOrigin || source !== parent || data?.bridge !== BRIDGE) return;
    if (data.type !== 'answer') return listeners.get(data.type)?.(data.value);
    const asked = waiting.get(data.id);
    waiting.delete(data.id);
    if (data.error) asked?.reject(new Error(data.error));
    else asked?.resolve(data.value);
  });

  /* ---------- config, id token, fetch ---------- */

  const remembered = (key) => {
    const value = params.get(key) ?? sessionStorage.getItem(`sandbox-app-bridge:${key}`);
    if (value !== null) sessionStorage.setItem(`sandbox-app-bridge:${key}`, value);
    return value ?? undefined;
  };
  const config = {
    apiKey: document.querySelector('meta[name="shopify-api-key"]')?.content ?? script.dataset.apiKey,
    shop: remembered('shop'),
    host: remembered('host'),
    locale: remembered('locale') ?? 'en',
  };
  const idToken = () => request('id-token');

  const RETRY = 'X-Shopify-Retry-Invalid-Session-Request';
  const REAUTHORIZE = 'X-Shopify-API-Request-Failure-Reauthorize-Url';
  const plainFetch = window.fetch.bind(window);
  window.fetch = async (input, init) => {
    const asked = new Request(input, init);
    const ours = new URL(asked.url).origin === location.origin;
    if (!ours || !isEmbedded || asked.headers.has('Authorization')) return plainFetch(asked);
    const send = async () => {
      const again = asked.clone();
      again.headers.set('Authorization', `Bearer ${await idToken()}`);
      return plainFetch(again);
    };
    const first = await send();
    const response = first.status === 401 && first.headers.has(RETRY) ? await send() : first;
    const elsewhere = response.headers.get(REAUTHORIZE);
    if (elsewhere) window.open(elsewhere, '_top');
    return response;
  };

  /* ---------- leaving the frame ---------- */

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

  /* ---------- navigation ---------- */

  const pathOf = (href) => {
    const url = new URL(href, location.href);
    for (const name of SHOPIFY_PARAMS) url.searchParams.delete(name);
    return url.pathname + url.search + url.hash;
  };
  const isBouncing = params.has('shopify-reload');
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

  /* ---------- title bar ---------- */

  let titleButtons = [];
  const readButtons = (bar) =>
    [...(bar?.querySelectorAll('button') ?? [])].map((button, index) => ({
      id: index,
      label: button.textContent.trim(),
      primary: button.getAttribute('variant') === 'primary',
      button,
    }));
  const sayTitle = () => {
    const bar = [...document.querySelectorAll('ui-title-bar')].find((candidate) => !candidate.closest('ui-modal'));
    titleButtons = readButtons(bar);
    post('title', {
      title: bar?.getAttribute('title') ?? '',
      buttons: titleButtons.map(({ id, label, primary }) => ({ id, label, primary })),
    });
  };
  on('title-button', (id) => titleButtons[id]?.button.click());

  /* ---------- toast, loading, modal and save bar ---------- */

  const toasts = new Map();
  const toast = {
    show(message, { duration, isError, action, onAction, onDismiss } = {}) {
      const id = String(++lastId);
      toasts.set(id, { onAction, onDismiss });
      post('toast-show', { id, message: String(message), duration, isError, action });
      return id;
    },
    hide: (id) => post('toast-hide', id),
  };
  on('toast-action', (id) => toasts.get(id)?.onAction?.());
  on('toast-hidden', (id) => {
    toasts.get(id)?.onDismiss?.();
    toasts.delete(id);
  });

  const elementOf = (id, name) => {
    const element = document.getElementById(id);
    if (!element?.show) throw new Error(`Cannot find ${name}: its id must be on the page, got "${id}".`);
    return element;
  };
  const controls = (name) => ({
    show: async (id) => elementOf(id, name).show(),
    hide: async (id) => elementOf(id, name).hide(),
    toggle: async (id) => elementOf(id, name).toggle(),
  });

  // The bar that is showing: an element of the page or a form with data-save-bar.
  let saveBar = null;
  const showSaveBar = (bar) => {
    saveBar = bar;
    post('save-bar', bar && { id: bar.id, discardConfirmation: bar.discardConfirmation });
  };
  const hideSaveBar = (id) => {
    if (saveBar?.id === id) showSaveBar(null);
  };
  on('save-bar-save', (id) => saveBar?.id === id && saveBar.save());
  on('save-bar-discard', (id) => saveBar?.id === id && saveBar.discard());

  class Toggled extends HTMLElement {
    showing = false;
    toggle() {
      return this.showing ? this.hide() : this.show();
    }
    turn(showing) {
      if (this.showing === showing) return false;
      this.showing = showing;
      this.dispatchEvent(new Event(showing ? 'show' : 'hide'));
      return true;
    }
  }

  class SaveBarElement extends Toggled {
    barId = `save-bar-${++lastId}`;
    connectedCallback() {
      this.style.display = 'none';
    }
    disconnectedCallback() {
      void this.hide();
    }
    get discardConfirmation() {
      return this.hasAttribute('discardconfirmation') || this.hasAttribute('discard-confirmation');
    }
    set discardConfirmation(value) {
      this.toggleAttribute('discardconfirmation', Boolean(value));
    }
    async show() {
      if (!this.turn(true)) return;
      const button = (primary) =>
        [...this.querySelectorAll('button')].find((item) => (item.getAttribute('variant') === 'primary') === primary);
      showSaveBar({
        id: this.barId,
        discardConfirmation: this.discardConfirmation,
        save: () => button(true)?.click(),
        discard: () => button(false)?.click(),
      });
    }
    async hide() {
      if (this.turn(false)) hideSaveBar(this.barId);
    }
  }

  const formBars = new WeakMap();
  const formOf = (event) => (event.target instanceof Element ? event.target.closest('form[data-save-bar]') : null);
  const idOfForm = (form) => formBars.get(form) ?? (formBars.set(form, `form-${++lastId}`), formBars.get(form));
  for (const type of ['input', 'change']) {
    document.addEventListener(type, (event) => {
      const form = formOf(event);
      if (!form) return;
      const discardConfirmation = form.hasAttribute('data-discard-confirmation');
      showSaveBar({
        id: idOfForm(form),
        discardConfirmation,
        save: () => form.requestSubmit(),
        discard: () => form.reset(),
      });
    });
  }
  for (const type of ['submit', 'reset']) {
    document.addEventListener(type, (event) => {
      const form = formOf(event);
      if (form) hideSaveBar(idOfForm(form));
    });
  }

  class ModalElement extends Toggled {
    content = document.createElement('div');
    dialog = null;
    connectedCallback() {
      this.style.display = 'none';
    }
    disconnectedCallback() {
      void this.hide();
    }
    get src() {
      return this.getAttribute('src') ?? undefined;
    }
    set src(value) {
      this.setAttribute('src', value);
    }
    get variant() {
      return this.getAttribute('variant') ?? 'base';
    }
    set variant(value) {
      this.setAttribute('variant', value);
    }
    get contentWindow() {
      return this.dialog?.querySelector('iframe')?.contentWindow ?? null;
    }
    async show() {
      if (!this.turn(true)) return;
      const widths = { small: '380px', base: '620px', large: '980px', max: '96vw' };
      const bar = this.querySelector('ui-title-bar');
      this.dialog = document.createElement('dialog');
      this.dialog.setAttribute('aria-label', bar?.getAttribute('title') ?? 'Dialog');
      this.dialog.style.cssText = `width:${widths[this.variant]};max-width:96vw;padding:0;border:0;border-radius:14px`;
      const own = [...this.children].filter(
        (child) => !/^UI-(TITLE|SAVE)-BAR$/.test(child.tagName) && child.childNodes.length > 0,
      );
      if (this.content.childNodes.length === 0) this.content.append(...own);
      this.dialog.append(this.buildHead(bar), this.src ? this.buildFrame() : this.content, this.buildFoot(bar));
      this.dialog.addEventListener('close', () => void this.hide());
      document.body.append(this.dialog);
      this.dialog.showModal();
    }
    async hide() {
      if (!this.turn(false)) return;
      this.dialog?.remove();
      this.dialog = null;
    }
    buildHead(bar) {
      const head = document.createElement('div');
      head.style.cssText =
        'display:flex;justify-content:space-between;padding:12px 16px;background:#f3f3f3;font-weight:600';
      const close = document.createElement('button');
      close.type = 'button';
      close.textContent = '✕';
      close.setAttribute('aria-label', 'Close');
      close.style.cssText = 'border:0;background:none;cursor:pointer';
      close.addEventListener('click', () => void this.hide());
      head.append(bar?.getAttribute('title') ?? '', close);
      return head;
    }
    buildFrame() {
      const frame = document.createElement('iframe');
      frame.src = this.src;
      frame.style.cssText = 'display:block;width:100%;height:60vh;border:0';
      return frame;
    }
    buildFoot(bar) {
      const foot = document.createElement('div');
      foot.style.cssText = 'display:flex;justify-content:flex-end;gap:8px;padding:12px 16px';
      for (const { label, primary, button } of readButtons(bar)) {
        const copy = document.createElement('button');
        copy.type = 'button';
        copy.textContent = label;
        copy.style.cssText = `padding:4px 12px;border:1px solid #c9c9c9;border-radius:8px;cursor:pointer;${primary ? 'background:#303030;color:#fff' : 'background:#fff'}`;
        copy.addEventListener('click', () => button.click());
        foot.append(copy);
      }
      foot.hidden = foot.childNodes.length === 0;
      return foot;
    }
  }

  customElements.define('ui-save-bar', SaveBarElement);
  customElements.define('ui-modal', ModalElement);
  const style = document.createElement('style');
  style.textContent = 'ui-nav-menu,ui-title-bar,s-app-nav{display:none}';
  document.head.append(style);

  /* ---------- the global ---------- */

  const absent = (name) => () => Promise.reject(new Error(`Cannot use shopify.${name}: the sandbox does not have it.`));
  window.shopify = {
    config,
    origin: adminOrigin,
    ready: Promise.resolve(),
    environment: { mobile: false, embedded: isEmbedded, pos: false, intent: false },
    idToken,
    user: async () => ({ accountAccess: 'Full Access' }),
    loading: (isLoading) => post('loading', isLoading !== false),
    toast,
    modal: controls('a modal'),
    saveBar: {
      ...controls('a save bar'),
      // Stays open when the merchant stays: nothing is left then.
      leaveConfirmation: async () => {
        if (saveBar && !(await request('leave-confirmation'))) await new Promise(() => {});
      },
    },
    app: { extensions: () => request('extensions') },
    scopes: {
      query: () => request('scopes'),
      request: (scopes) => request('scopes-request', scopes),
      revoke: (scopes) => request('scopes-revoke', scopes),
    },
    webVitals: { onReport: async () => {} },
    reviews: {
      request: async () => ({ success: false, code: 'merchant-ineligible', message: 'The sandbox has no app store.' }),
    },
    support: { registerHandler: async () => {} },
    setSignals: () => {},
    resourcePicker: absent('resourcePicker'),
    picker: absent('picker'),
    intents: { register: () => () => {}, invoke: absent('intents') },
  };

  /* ---------- on this page ---------- */

  const embed = () => {
    const name = /\/store\/([^/]+)/.exec(config.host ? atob(config.host) : '')?.[1];
    if (name) location.replace(`${adminOrigin}/store/${name}/apps/regulars${pathOf(location.href)}`);
  };
  const reload = async () => {
    const url = new URL(params.get('shopify-reload'), location.href);
    if (url.origin !== location.origin) return;
    url.searchParams.set('id_token', await idToken());
    location.replace(url);
  };
  if (!isEmbedded) embed();
  else if (isBouncing) void reload();
  else {
    const say = () => {
      sayNav();
      sayTitle();
    };
    const WATCHED = 'ui-nav-menu,ui-title-bar,s-app-nav';
    const touches = (node) =>
      node instanceof Element && (node.matches(WATCHED) || node.closest(WATCHED) || node.querySelector(WATCHED));
    new MutationObserver((changes) => {
      const nodes = changes.flatMap(({ target, addedNodes, removedNodes }) => [
        target.parentElement,
        target,
        ...addedNodes,
        ...removedNodes,
      ]);
      const near = nodes.some((node) => node instanceof Element && (node.closest(WATCHED) || node.matches(WATCHED)));
      const moved = changes.some(({ addedNodes, removedNodes }) => [...addedNodes, ...removedNodes].some(touches));
      if (near || moved) say();
    }).observe(document, {
      subtree: true,
      childList: true,
      attributes: true,
      attributeFilter: ['href', 'title'],
      characterData: true,
    });
    document.addEventListener('DOMContentLoaded', say);
    sayLocation();
    say();
  }
})();
