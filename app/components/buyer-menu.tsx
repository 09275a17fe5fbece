import { useEffect, useRef, useState, type MouseEvent } from 'react';
import { BuyerActions, type BuyerActionsProps } from './buyer-actions.tsx';
import { useText } from './use-text.ts';

const GAP = 4;
const EDGE = 8;

/**
 * A button that opens what can be done for the buyers of a row or a card. The links are made when it opens: a long table
 * with three of them a row is heavy to send, to draw and to read.
 */
export function BuyerMenu(props: BuyerActionsProps) {
  const text = useText();
  const [button, setButton] = useState<HTMLElement | null>(null);
  const toggle = ({ currentTarget }: MouseEvent<HTMLElement>) => setButton(button === null ? currentTarget : null);
  return (
    <span className="rg-act">
      <button
        type="button"
        className="rg-act-button"
        aria-haspopup="true"
        aria-expanded={button !== null}
        onClick={toggle}
      >
        {text.rich('segments.act.menu', {
          name: props.name,
          unseen: (inside) => <span className="rg-unseen">{inside}</span>,
        })}
      </button>
      {button && <Menu {...props} button={button} onClose={() => setButton(null)} />}
    </span>
  );
}

interface MenuProps extends BuyerActionsProps {
  readonly button: HTMLElement;
  readonly onClose: () => void;
}

/** Above the page, where no table that scrolls can cut it; Escape or a click elsewhere closes it. */
function Menu({ button, onClose, ...props }: MenuProps) {
  const menu = useRef<HTMLDivElement>(null);
  const close = useRef(onClose);
  close.current = onClose;
  useEffect(() => {
    const { current } = menu;
    if (!current) return;
    const onToggle = (event: Event) => {
      if ((event as ToggleEvent).newState === 'closed') close.current();
    };
    current.addEventListener('toggle', onToggle);
    current.showPopover();
    place(current, button);
    current.querySelector('a')?.focus();
    return () => current.removeEventListener('toggle', onToggle);
  }, [button]);
  return (
    <div ref={menu} className="rg-menu" {...{ popover: 'auto' }}>
      <p>{props.name}</p>
      <BuyerActions {...props} />
    </div>
  );
}

/** Below the button, or above it where there is no room; it moves with the page. */
function place(menu: HTMLElement, button: HTMLElement): void {
  const { left, top, bottom } = button.getBoundingClientRect();
  const { offsetWidth, offsetHeight } = menu;
  const { clientWidth, clientHeight } = document.documentElement;
  const isBelow = bottom + GAP + offsetHeight <= clientHeight || top < offsetHeight + GAP;
  menu.style.top = `${window.scrollY + (isBelow ? bottom + GAP : top - GAP - offsetHeight)}px`;
  menu.style.left = `${window.scrollX + Math.max(EDGE, Math.min(left, clientWidth - offsetWidth - EDGE))}px`;
}
