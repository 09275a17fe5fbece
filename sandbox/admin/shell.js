// The admin around the app: it answers what the app's App Bridge asks, and shows what the app tells.
const facts = JSON.parse(document.getElementById('facts').textContent);
const frame = document.querySelector('iframe.app');
const saveBar = document.querySelector('.save-bar');
const nav = document.getElementById('nav');
const menu = document.querySelector('.menu');
const BRIDGE = 'sandbox-app-bridge';
let unsaved = null;

menu.addEventListener('click', () => menu.setAttribute('aria-expanded', String(nav.classList.toggle('open'))));

function tell(type, value) {
  frame?.contentWindow.postMessage({ bridge: BRIDGE, type, value }, facts.appOrigin);
}

async function ask(text, yes, no = 'Cancel') {
  const dialog = document.querySelector('.ask');
  dialog.querySelector('p').textContent = text;
  const [cancel, accept] = dialog.querySelectorAll('button');
  cancel.textContent = no;
  accept.textContent = yes;
  dialog.returnValue = 'no';
  dialog.showModal();
  await new Promise((resolve) => dialog.addEventListener('close', resolve, { once: true }));
  return dialog.returnValue === 'yes';
}

async function mayLeave() {
  if (!unsaved) return true;
  const leave = await ask(
    'Leave page with unsaved changes? Leaving this page will delete all unsaved changes.',
    'Leave page',
    'Stay',
  );
  if (leave) tell('save-bar-discard', unsaved.id);
  return leave;
}

async function getJson(path, body) {
  const options = body
    ? { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
    : {};
  const response = await fetch(facts.base + path, options);
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.error);
  return answer;
}

function showToast({ id, message, isError, action, duration = 5000 }) {
  const toast = document.createElement('div');
  toast.className = isError ? 'toast error' : 'toast';
  toast.dataset.id = id;
  toast.append(message);
  if (action) addButton(toast, action, () => tell('toast-action', id));
  addButton(toast, '✕', () => hideToast(id)).setAttribute('aria-label', 'Dismiss');
  document.querySelector('.toasts').append(toast);
  setTimeout(() => hideToast(id), duration);
}

function hideToast(id) {
  const toast = [...document.querySelectorAll('.toast')].find((candidate) => candidate.dataset.id === id);
  toast?.remove();
  if (toast) tell('toast-hidden', id);
}

function addButton(parent, label, act) {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = label;
  button.addEventListener('click', act);
  parent.append(button);
  return button;
}

function showSaveBar(bar) {
  unsaved = bar;
  saveBar.hidden = bar === null;
}

saveBar.addEventListener('click', async (event) => {
  const act = event.target.dataset?.act;
  if (!act || !unsaved) return;
  const { id, discardConfirmation } = unsaved;
  if (
    act === 'discard' &&
    discardConfirmation &&
    !(await ask('Discard all unsaved changes?', 'Discard changes', 'Continue editing'))
  )
    return;
  tell(act === 'save' ? 'save-bar-save' : 'save-bar-discard', id);
});

let appLinks = [];

function showNav(links) {
  appLinks = links;
  const list = document.querySelector('.app-nav');
  list.replaceChildren(
    ...links.map(({ label, path }) => {
      const item = document.createElement('li');
      const link = document.createElement('a');
      link.href = facts.base + facts.appPath + path;
      link.textContent = label;
      link.addEventListener('click', (event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        nav.classList.remove('open');
        void mayLeave().then((leave) => leave && tell('navigate', path));
      });
      item.append(link);
      return item;
    }),
  );
  markNav();
}

/** The longest link that the address begins with is the current one. */
function markNav() {
  const here = location.pathname.slice((facts.base + facts.appPath).length) || '/';
  const fits = appLinks.map(({ path }) =>
    here === path || here.startsWith(`${path.replace(/\/$/, '')}/`) ? path.length : -1,
  );
  const best = Math.max(...fits, 0);
  for (const [index, link] of [...document.querySelectorAll('.app-nav a')].entries()) {
    if (fits[index] === best) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
  const own = document.querySelector(`nav a[href="${facts.base}${facts.appPath}"]`);
  if (best > 0) own?.setAttribute('aria-current', 'true');
  else own?.setAttribute('aria-current', 'page');
}

function showTitle({ title, buttons }) {
  document.querySelector('.app-title').textContent = title ?? '';
  const place = document.querySelector('.app-actions');
  place.replaceChildren();
  for (const { id, label, primary } of buttons)
    addButton(place, label, () => tell('title-button', id)).className = primary ? 'primary' : '';
}

/** Where a link of the app to Shopify's admin leads here. */
function resolve(url) {
  const admin =
    /^(?:shopify:\/*admin|https:\/\/admin\.shopify\.com\/store\/[^/]+|https:\/\/[a-z0-9-]+\.myshopify\.com\/admin)(\/.*)?$/.exec(
      url,
    );
  return admin ? facts.base + (admin[1] ?? '') : url;
}

const ANSWERS = {
  'id-token': async () => (await getJson('/id-token')).token,
  location: (path) => {
    history.replaceState(null, '', facts.base + facts.appPath + (path === '/' ? '' : path));
    markNav();
  },
  nav: showNav,
  title: showTitle,
  loading: (isLoading) => {
    document.querySelector('.progress').hidden = !isLoading;
  },
  'toast-show': showToast,
  'toast-hide': hideToast,
  'save-bar': showSaveBar,
  'leave-confirmation': mayLeave,
  open: async ({ url, target }) => {
    if (target === '_blank') window.open(resolve(url), '_blank');
    else if (await mayLeave()) location.assign(resolve(url));
  },
  'admin-api': async ({ version, body }) => {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`${facts.base}/admin-api/${version}`, { method: 'POST', headers, body });
    return { status: response.status, body: await response.text() };
  },
  extensions: () => getJson('/extensions'),
  scopes: () => getJson('/scopes'),
  'scopes-request': async (scopes) => {
    const agreed = await ask(`Allow the app to use ${scopes.join(', ')}?`, 'Allow');
    const detail = agreed ? await getJson('/scopes', { grant: scopes }) : await getJson('/scopes');
    return { result: agreed ? 'granted-all' : 'declined-all', detail };
  },
  'scopes-revoke': async (scopes) => ({ detail: await getJson('/scopes', { revoke: scopes }) }),
};

addEventListener('message', async (event) => {
  if (!frame || event.source !== frame.contentWindow || event.origin !== facts.appOrigin) return;
  const { bridge, type, id, value } = event.data ?? {};
  if (bridge !== BRIDGE || !ANSWERS[type]) return;
  try {
    const answer = await ANSWERS[type](value);
    if (id) frame.contentWindow.postMessage({ bridge: BRIDGE, type: 'answer', id, value: answer }, facts.appOrigin);
  } catch (error) {
    if (id)
      frame.contentWindow.postMessage({ bridge: BRIDGE, type: 'answer', id, error: error.message }, facts.appOrigin);
  }
});

// Only now: what the app says before anybody listens is lost.
if (frame) frame.src = facts.appAddress;

for (const link of document.querySelectorAll('nav > ul:not(.app-nav) a, .brand')) {
  link.addEventListener('click', (event) => {
    if (!unsaved) return;
    event.preventDefault();
    void mayLeave().then((leave) => leave && location.assign(link.href));
  });
}
