import { addToCart } from './add-to-cart.ts';
import { ask } from './ask.ts';
import { awaitConsentState } from './await-consent-state.ts';
import { conceal } from './conceal.ts';
import { fillCard } from './fill-card.ts';
import { getVisitorId } from './get-visitor-id.ts';
import { readAnswer } from './read-answer.ts';
import { recordAct } from './record-act.ts';
import { takeTurn } from './take-turn.ts';
import type { Act, Answer, ShownProduct } from './types.ts';
import { watchImpressions } from './watch-impressions.ts';
import { watchScroll } from './watch-scroll.ts';

const NAME = 'regulars-recommendations';
const RELOAD_MS = 900;

/** The block: `blocks/recommendations.liquid` has reserved its cards, this fills them. */
class Recommendations extends HTMLElement {
  private started = false;

  connectedCallback(): void {
    if (!this.started) void this.start();
    this.started = true;
  }

  private async start(): Promise<void> {
    const { proxy, placement, product, cart, limit, locale } = this.dataset as Record<string, string>;
    const turn = takeTurn();
    await awaitConsentState();
    const shown = await turn.shown;
    const exclude = [...shown].join(',');
    const query = Object.entries({ placement, product, cart, exclude, visitor: getVisitorId(), limit, locale }).filter(
      ([, value]) => value,
    );
    const given = await ask(`${proxy}/recommendations?${new URLSearchParams(query as [string, string][])}`);
    const answer = readAnswer(given, Number(limit), shown);
    turn.end(answer?.products.map(({ id }) => id) ?? []);
    if (answer) this.show(answer);
    else if (!('designMode' in this.dataset)) conceal(this);
  }

  private show({ recommendationId, heading, products }: Answer): void {
    // Only blocks whose own heading might not be true of what fills them know others; a merchant's words stay.
    const words = this.getAttribute(`data-heading-${heading}`);
    if (words) this.querySelector('h2')!.textContent = words;
    const list = this.querySelector('ul')!;
    const slots = new Map<Element, (kind: Act) => void>();
    for (const [index, card] of [...list.children].entries()) {
      const product = products[index];
      if (!product) {
        (card as HTMLElement).hidden = true;
        continue;
      }
      const slot = { path: `${this.dataset.proxy}/events`, recommendationId, productId: product.id, slot: index + 1 };
      const record = (kind: Act) => {
        if (!('designMode' in this.dataset)) recordAct(kind, slot);
      };
      slots.set(card, record);
      fillCard(card, product, this.dataset);
      card.querySelector('a')!.addEventListener('click', () => record('click'));
      this.enableAdding(card, product, record);
    }
    this.ariaBusy = 'false';
    watchImpressions(slots.keys(), (card) => slots.get(card)!('impression'));
    watchScroll(this, list);
  }

  private enableAdding(card: Element, product: ShownProduct, record: (kind: Act) => void): void {
    const button = card.querySelector('button');
    if (!button) return;
    if (!product.variantId) {
      button.style.visibility = 'hidden';
      return;
    }
    button.onclick = async () => {
      if (!(await addToCart(button, this.querySelector('[role=status]')!, product, this.dataset))) return;
      record('addToCart');
      this.dispatchEvent(
        new CustomEvent('regulars:added', { bubbles: true, detail: { variantId: product.variantId } }),
      );
      // The cart page shows what is in the cart.
      if (this.dataset.template === 'cart') setTimeout(() => location.reload(), RELOAD_MS);
    };
  }
}

if (!customElements.get(NAME)) customElements.define(NAME, Recommendations);
