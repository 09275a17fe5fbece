/** Give an overflowing row its two arrows; they take no animation where less motion is wanted. */
export function watchScroll(block: Element, list: Element): void {
  const arrows = block.querySelectorAll<HTMLElement>('[data-scroll]');
  const update = () => {
    const rest = list.scrollWidth - list.clientWidth;
    const at = Math.abs(list.scrollLeft);
    block.toggleAttribute('data-overflows', rest > 1);
    for (const arrow of arrows) {
      arrow.ariaDisabled = String(arrow.dataset.scroll === '1' ? at >= rest - 1 : at <= 1);
    }
  };
  for (const arrow of arrows) {
    arrow.onclick = () => {
      const direction = Number(arrow.dataset.scroll) * (getComputedStyle(list).direction === 'rtl' ? -1 : 1);
      list.scrollBy({
        left: list.clientWidth * 0.9 * direction,
        behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'instant' : 'smooth',
      });
    };
  }
  list.addEventListener('scroll', update, { passive: true });
  new ResizeObserver(update).observe(list);
}
