import { readButtons } from './read-buttons.js';

/** Show the page's `ui-title-bar` in the admin: its title and its buttons, which press the app's own. */
export function showTitleBar({ post, on }) {
  let titleButtons = [];
  const sayTitle = () => {
    const bar = [...document.querySelectorAll('ui-title-bar')].find((candidate) => !candidate.closest('ui-modal'));
    titleButtons = readButtons(bar);
    post('title', {
      title: bar?.getAttribute('title') ?? '',
      buttons: titleButtons.map(({ id, label, primary }) => ({ id, label, primary })),
    });
  };
  on('title-button', (id) => titleButtons[id]?.button.click());
  return sayTitle;
}
