import { createHmac } from 'node:crypto';
import { connect, type Socket } from 'node:net';

export interface BenchWebhook {
  readonly topic: string;
  readonly id: string;
  readonly body: Buffer;
  /** Base64; worked out if left out. */
  readonly signature?: string;
}

interface SendOptions {
  readonly url: string;
  readonly shop: string;
  readonly secret: string;
  readonly connections: number;
  /** The next webhook to send; null when there is none any more. */
  next(): BenchWebhook | null;
}

/**
 * Send signed webhooks over keep-alive connections, each with one request in flight, until there are none left.
 *
 * @returns how many were acknowledged.
 * @throws {Error} if an answer is not 200.
 */
export async function sendWebhooks(options: SendOptions): Promise<number> {
  const sent = await Promise.all(Array.from({ length: options.connections }, () => sendOnConnection(options)));
  return sent.reduce((total, each) => total + each, 0);
}

function sendOnConnection({ url, shop, secret, next }: SendOptions): Promise<number> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    let acknowledged = 0;
    const socket = connect({ host: hostname, port: Number(port), noDelay: true });
    const sendNext = () => {
      const webhook = next();
      if (webhook) writeRequest(socket, { shop, secret, ...webhook });
      else socket.end(() => resolve(acknowledged));
    };
    socket.once('connect', sendNext);
    socket.once('error', reject);
    // Answers are a status line and headers: they fit one packet.
    socket.on('data', (bytes: Buffer) => {
      const answer = bytes.toString('latin1');
      if (!answer.startsWith('HTTP/1.1 200')) {
        reject(new Error(`Cannot send: the answer must be 200, got ${answer.split('\r\n')[0]}.`));
        socket.destroy();
        return;
      }
      acknowledged++;
      sendNext();
    });
  });
}

function writeRequest(
  socket: Socket,
  webhook: BenchWebhook & { readonly shop: string; readonly secret: string },
): void {
  const { topic, id, body, shop, secret } = webhook;
  const signature = webhook.signature ?? createHmac('sha256', secret).update(body).digest('base64');
  socket.cork();
  socket.write(
    `POST /webhooks HTTP/1.1\r\nHost: bench\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n` +
      `X-Shopify-Topic: ${topic}\r\nX-Shopify-Hmac-Sha256: ${signature}\r\nX-Shopify-Shop-Domain: ${shop}\r\n` +
      `X-Shopify-API-Version: 2026-10\r\nX-Shopify-Webhook-Id: ${id}\r\nX-Shopify-Event-Id: ${id}\r\n` +
      `X-Shopify-Triggered-At: 2026-11-01T00:00:00.000Z\r\n\r\n`,
    'latin1',
  );
  socket.write(body);
  socket.uncork();
}
