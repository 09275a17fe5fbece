import { readButtons } from './read-buttons.js';
import { ToggledElement } from './toggled-element.js';

/** `ui-modal`: a dialog over the app with its own content or a page of the app, and the buttons of its `ui-title-bar`. */
export class ModalElement extends ToggledElement {
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
