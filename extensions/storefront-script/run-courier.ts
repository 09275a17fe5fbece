/** What the page sends to the courier: a question, or with `body` a message that wants no answer. */
export interface Errand {
  readonly id: string;
  readonly url: string;
  readonly body?: string;
  readonly timeoutMs: number;
}

export interface Reply {
  readonly id: string;
  readonly answer: unknown;
}

/**
 * The body of a worker, given to it as text: it must not refer to anything outside itself.
 * A browser writes a failed request of a page to its console; a worker's it does not. So a dead, slow, garbled
 * or endless answer stays off the page's console and off its thread, and becomes null.
 */
export function runCourier(): void {
  const readCapped = async (response: Response): Promise<string> => {
    const reader = response.body!.getReader();
    const decoder = new TextDecoder();
    let text = '';
    for (let room = 65536; room > 0;) {
      const { done, value } = await reader.read();
      if (done) return text;
      room -= value.length;
      text += decoder.decode(value, { stream: true });
    }
    void reader.cancel();
    return '';
  };
  onmessage = async ({ data: { id, url, body, timeoutMs } }: MessageEvent<Errand>) => {
    let answer: unknown = null;
    try {
      const response = await fetch(
        url,
        body
          ? { method: 'POST', body, keepalive: true, headers: { 'Content-Type': 'application/json' } }
          : { headers: { Accept: 'application/json' }, signal: AbortSignal.timeout(timeoutMs) },
      );
      if (!body && response.ok) answer = JSON.parse(await readCapped(response));
    } catch {
      // No answer.
    }
    postMessage({ id, answer } satisfies Reply);
  };
}
