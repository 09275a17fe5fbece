import { mintId } from './mint-id.js';

const BRIDGE = 'sandbox-app-bridge';

/**
 * Open the channel to the admin around the frame: `post` tells, `request` asks and promises the answer, `on` listens.
 * Only the admin's own origin is heard.
 */
export function openChannel(adminOrigin) {
  const isEmbedded = window.top !== window;
  const waiting = new Map();
  const listeners = new Map();

  const post = (type, value, id) => {
    if (isEmbedded) parent.postMessage({ bridge: BRIDGE, type, value, id }, adminOrigin);
  };
  const request = (type, value) =>
    new Promise((resolve, reject) => {
      if (!isEmbedded) return reject(new Error(`Cannot ask the admin for ${type}: the app must run inside it.`));
      const id = mintId();
      waiting.set(id, { resolve, reject });
      post(type, value, id);
    });
  const on = (type, listener) => listeners.set(type, listener);

  addEventListener('message', ({ origin, source, data }) => {
    if (origin !== adminOrigin || source !== parent || data?.bridge !== BRIDGE) return;
    if (data.type !== 'answer') return listeners.get(data.type)?.(data.value);
    const asked = waiting.get(data.id);
    waiting.delete(data.id);
    if (data.error) asked?.reject(new Error(data.error));
    else asked?.resolve(data.value);
  });
  return { adminOrigin, isEmbedded, post, request, on };
}
