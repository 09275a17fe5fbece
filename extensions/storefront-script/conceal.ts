/** Make a block with nothing to show blank at once, and give its space back as soon as that moves nothing in view. */
export function conceal(block: HTMLElement): void {
  block.style.visibility = 'hidden';
  const observer = new IntersectionObserver(() => {
    if (block.getBoundingClientRect().top < innerHeight) return;
    observer.disconnect();
    block.hidden = true;
  });
  observer.observe(block);
}
