import { mintId } from './mint-id.ts';
import { runCourier, type Errand, type Reply } from './run-courier.ts';

const TIMEOUT_MS = 3000;
/** For a worker that never starts. */
const GRACE_MS = 250;

let courier: Worker | undefined;
const waiting = new Map<string, (answer: unknown) => void>();

/** Ask the app through the shop's proxy, or with `body` tell it something. Resolves to the parsed JSON, or to null whatever went wrong. */
export function ask(path: string, body?: string): Promise<unknown> {
  return new Promise((resolve) => {
    const id = mintId();
    const settle = (answer: unknown) => {
      waiting.delete(id);
      resolve(answer);
    };
    waiting.set(id, settle);
    setTimeout(settle, TIMEOUT_MS + GRACE_MS, null);
    try {
      courier ??= startCourier();
      courier.postMessage({
        id,
        url: new URL(path, location.origin).href,
        body,
        timeoutMs: TIMEOUT_MS,
      } satisfies Errand);
    } catch {
      settle(null);
    }
  });
}

function startCourier(): Worker {
  const worker = new Worker(URL.createObjectURL(new Blob([`(${runCourier})()`], { type: 'text/javascript' })));
  worker.onmessage = ({ data }: MessageEvent<Reply>) => waiting.get(data.id)?.(data.answer);
  worker.onerror = (event) => event.preventDefault();
  return worker;
}
