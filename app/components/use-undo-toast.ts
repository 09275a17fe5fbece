import { useLocation, useNavigate, useSubmit } from '@remix-run/react';
import { useEffect, useRef } from 'react';
import type { ChangeEntry } from '#app/serving/merchandising/list-changes.ts';

const LONGEST = 70;

/** Say once what was just changed, with a way back, and take it out of the address: a reload says nothing. */
export function useUndoToast(done: ChangeEntry | null): void {
  const submit = useSubmit();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const said = useRef<number | null>(null);
  useEffect(() => {
    if (done === null || said.current === done.changeId) return;
    said.current = done.changeId;
    const undo = { intent: 'undo', changeId: String(done.changeId) };
    const text = done.what.length > LONGEST ? `${done.what.slice(0, LONGEST - 1).trimEnd()}…` : done.what;
    const options = { action: 'Undo', onAction: () => submit(undo, { method: 'post', action: pathname }) };
    window.shopify?.toast?.show(text, done.canUndo ? options : {});
    navigate(pathname, { replace: true, preventScrollReset: true });
  }, [done, navigate, pathname, submit]);
}
