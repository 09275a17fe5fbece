/** The buttons of a `ui-title-bar`. */
export function readButtons(bar) {
  return [...(bar?.querySelectorAll('button') ?? [])].map((button, index) => ({
    id: index,
    label: button.textContent.trim(),
    primary: button.getAttribute('variant') === 'primary',
    button,
  }));
}
