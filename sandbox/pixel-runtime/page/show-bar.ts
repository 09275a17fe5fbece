import type { Privacy } from './create-privacy.ts';
import type { PageFacts } from './read-page.ts';

interface Call {
  readonly at: number;
  readonly via: string;
  readonly name: string;
  readonly status: number;
  readonly ms: number;
}

interface Bar {
  /** List a call the page itself saw. */
  add(call: Call): void;
}

const POLL_MS = 2000;

/** Bring the sandbox bar to life: what the app received and answered for this page, and the switches. */
export function showBar({ since }: PageFacts, privacy: Privacy): Bar | null {
  const bar = document.querySelector<HTMLElement>('[data-sandbox-bar]');
  if (!bar) return null;
  const own: Call[] = [];
  let fetched: readonly Call[] = [];
  const draw = () => drawCalls(bar, [...own, ...fetched]);

  for (const select of bar.querySelectorAll('select')) select.onchange = () => select.form?.requestSubmit();
  const consent = bar.querySelector<HTMLInputElement>('[data-sandbox-consent]')!;
  consent.onchange = () => privacy.set(consent.checked);

  const poll = async () => {
    if (!document.hidden) {
      const response = await fetch(`/_sandbox/page-log?since=${since}`).catch(() => null);
      if (response?.ok) fetched = ((await response.json()) as { calls: readonly Call[] }).calls;
      draw();
    }
    setTimeout(() => void poll(), POLL_MS);
  };
  setTimeout(() => void poll(), POLL_MS / 2);
  return {
    add(call) {
      own.push(call);
      draw();
    },
  };
}

function drawCalls(bar: HTMLElement, calls: readonly Call[]): void {
  const failed = calls.filter(({ status }) => status === 0 || status >= 400).length;
  const text = calls.length === 1 ? '1 call' : `${calls.length} calls`;
  bar.querySelector('[data-sandbox-count]')!.textContent = failed ? `${text}, ${failed} failed` : text;
  const sorted = [...calls].sort((a, b) => a.at - b.at);
  bar.querySelector('[data-sandbox-calls]')!.replaceChildren(...sorted.map(drawCall));
}

function drawCall({ via, name, status, ms }: Call): HTMLElement {
  const row = document.createElement('tr');
  row.toggleAttribute('data-failed', status === 0 || status >= 400);
  for (const text of [via, name, status === 0 ? 'no answer' : String(status), `${ms} ms`]) {
    const cell = document.createElement('td');
    cell.textContent = text;
    row.append(cell);
  }
  return row;
}
