import { useLocation, useNavigate, useSubmit } from '@remix-run/react';
import { useEffect, useRef } from 'react';

interface Restoring {
  /** What was done. */
  readonly said: string;
  /** The button that takes it back. */
  readonly action: string;
  /** What is posted to this page to take it back. */
  readonly form: Readonly<Record<string, string>>;
}

/** Say once that something was deleted, with a way back, and take it out of the address: a reload says nothing. */
export function useRestoreToast(deletedId: number | null, { said, action, form }: Restoring): void {
  const submit = useSubmit();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const toldOf = useRef<number | null>(null);
  useEffect(() => {
    if (deletedId === null || toldOf.current === deletedId) return;
    toldOf.current = deletedId;
    const onAction = () => submit({ ...form }, { method: 'post', action: `${pathname}?index` });
    window.shopify?.toast?.show(said, { action, onAction });
    navigate(pathname, { replace: true, preventScrollReset: true });
  }, [deletedId, said, action, form, navigate, pathname, submit]);
}
