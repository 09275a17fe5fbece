/** Roles that Shopify's own elements have. */
const ROLES: Readonly<Record<string, string>> = {
  's-heading': 'heading',
  's-unordered-list': 'list',
  's-list-item': 'listitem',
  's-spinner': 'status',
};

/**
 * Define the few `s-*` elements that need more than a style sheet: the block with its heading, links, buttons, and what
 * readers are told of the others.
 *
 * @param resolve where a link leads in this admin.
 */
export function defineElements(resolve: (address: string) => string): void {
  for (const [name, role] of Object.entries(ROLES)) {
    const Element = class extends HTMLElement {
      connectedCallback() {
        this.setAttribute('role', role);
        if (role === 'heading') this.setAttribute('aria-level', '3');
        if (role === 'status') this.setAttribute('aria-label', this.getAttribute('accessibilityLabel') ?? '');
      }
    };
    customElements.define(name, Element);
  }
  customElements.define('s-admin-block', createBlock());
  customElements.define('s-link', createLink(resolve));
  customElements.define('s-button', createButton());
}

function createBlock() {
  return class extends HTMLElement {
    static readonly observedAttributes = ['heading'];
    readonly #heading = document.createElement('h2');
    constructor() {
      super();
      const style = document.createElement('style');
      style.textContent = 'h2 { margin: 0 0 12px; font-size: 14px }';
      this.attachShadow({ mode: 'open' }).append(style, this.#heading, document.createElement('slot'));
    }
    attributeChangedCallback(_name: string, _old: string | null, value: string | null) {
      this.#heading.textContent = value;
    }
  };
}

function createLink(resolve: (address: string) => string) {
  return class extends HTMLElement {
    static readonly observedAttributes = ['href'];
    readonly #link = document.createElement('a');
    constructor() {
      super();
      this.#link.target = '_top';
      this.#link.append(document.createElement('slot'));
      this.attachShadow({ mode: 'open' }).append(this.#link);
    }
    attributeChangedCallback(_name: string, _old: string | null, value: string | null) {
      this.#link.href = resolve(value ?? '');
    }
  };
}

function createButton() {
  return class extends HTMLElement {
    constructor() {
      super();
      const button = document.createElement('button');
      button.type = 'button';
      button.append(document.createElement('slot'));
      this.attachShadow({ mode: 'open' }).append(button);
    }
  };
}
