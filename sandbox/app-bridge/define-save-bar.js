import { mintId } from './mint-id.js';
import { ToggledElement } from './toggled-element.js';

/**
 * Define `ui-save-bar` and watch forms with `data-save-bar`: the admin shows one bar, whose buttons press the app's own.
 * Gives what `shopify.saveBar.leaveConfirmation` does.
 */
export function defineSaveBar({ post, on, request }) {
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

  class SaveBarElement extends ToggledElement {
    barId = `save-bar-${mintId()}`;
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
  const idOfForm = (form) => formBars.get(form) ?? (formBars.set(form, `form-${mintId()}`), formBars.get(form));
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
  customElements.define('ui-save-bar', SaveBarElement);
  // Stays open when the merchant stays: nothing is left then.
  return async () => {
    if (saveBar && !(await request('leave-confirmation'))) await new Promise(() => {});
  };
}
