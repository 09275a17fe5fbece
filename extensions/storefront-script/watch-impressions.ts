/** Call `seen` once for each card, when half of it has been in view. */
export function watchImpressions(cards: Iterable<Element>, seen: (card: Element) => void): void {
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting) continue;
        observer.unobserve(target);
        seen(target);
      }
    },
    { threshold: 0.5 },
  );
  for (const card of cards) observer.observe(card);
}
