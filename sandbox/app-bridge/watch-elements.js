const WATCHED = 'ui-nav-menu,ui-title-bar,s-app-nav';

/** Call `say` now, when the page is read, and whenever a menu or title bar comes, goes or changes. */
export function watchElements(say) {
  const isNear = (node) => node instanceof Element && node.closest(WATCHED) !== null;
  const touches = (node) => isNear(node) || (node instanceof Element && node.querySelector(WATCHED) !== null);
  const observer = new MutationObserver((changes) => {
    const moved = changes.flatMap(({ addedNodes, removedNodes }) => [...addedNodes, ...removedNodes]);
    const changed = changes.flatMap(({ target }) => [target, target.parentElement]);
    if (changed.some(isNear) || moved.some(touches)) say();
  });
  observer.observe(document, {
    subtree: true,
    childList: true,
    attributes: true,
    attributeFilter: ['href', 'title'],
    characterData: true,
  });
  document.addEventListener('DOMContentLoaded', say);
  say();
}
