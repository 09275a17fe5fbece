import { mintId } from './mint-id.js';

/** `shopify.toast`, shown by the admin. */
export function createToast({ post, on }) {
  const toasts = new Map();
  const toast = {
    show(message, { duration, isError, action, onAction, onDismiss } = {}) {
      const id = String(mintId());
      toasts.set(id, { onAction, onDismiss });
      post('toast-show', { id, message: String(message), duration, isError, action });
      return id;
    },
    hide: (id) => post('toast-hide', id),
  };
  on('toast-action', (id) => toasts.get(id)?.onAction?.());
  on('toast-hidden', (id) => {
    toasts.get(id)?.onDismiss?.();
    toasts.delete(id);
  });
  return toast;
}
