/** `show`, `hide` and `toggle` of an element by its id, as `shopify.modal` and `shopify.saveBar` have them. */
export function controlElements(name) {
  const elementOf = (id) => {
    const element = document.getElementById(id);
    if (!element?.show) throw new Error(`Cannot find ${name}: its id must be on the page, got "${id}".`);
    return element;
  };
  return {
    show: async (id) => elementOf(id).show(),
    hide: async (id) => elementOf(id).hide(),
    toggle: async (id) => elementOf(id).toggle(),
  };
}
