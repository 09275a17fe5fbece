import { useLocation, useNavigate, useSubmit } from '@remix-run/react';
import { useEffect, useRef } from 'react';
import { describeChange } from '#app/serving/merchandising/describe-change.ts';
import type { RuleWords } from '#app/serving/merchandising/describe-rule.ts';
import type { ChangeEntry } from '#app/serving/merchandising/list-changes.ts';
import { useText } from './use-text.ts';

const LONGEST = 70;

/** Say once what was just changed, with a way back, and take it out of the address: a reload says nothing. */
export function useUndoToast(done: ChangeEntry | null, words: RuleWords): void {
  const text = useText();
  const submit = useSubmit();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const said = useRef<number | null>(null);
  const says = done && (done.change ? describeChange(done.change, words) : done.what);
  useEffect(() => {
    if (done === null || says === null || said.current === done.changeId) return;
    said.current = done.changeId;
    const undo = { intent: 'undo', changeId: String(done.changeId) };
    const short = says.length > LONGEST ? `${says.slice(0, LONGEST - 1).trimEnd()}…` : says;
    const options = {
      action: text('merchandising.undo'),
      onAction: () => submit(undo, { method: 'post', action: pathname }),
    };
    window.shopify?.toast?.show(short, done.canUndo ? options : {});
    navigate(pathname, { replace: true, preventScrollReset: true });
  }, [done, says, text, navigate, pathname, submit]);
}
