import { connect } from 'node:net';

interface GetOptions {
  readonly url: string;
  readonly connections: number;
  /** The next path to get; null when there is none any more. */
  next(): string | null;
}

/**
 * Get paths over keep-alive connections, each with one request in flight, until there are none left.
 *
 * @returns how long each answer took, in milliseconds.
 * @throws {Error} if an answer is not 200.
 */
export async function getRequests(options: GetOptions): Promise<number[]> {
  const times = await Promise.all(Array.from({ length: options.connections }, () => getOnConnection(options)));
  return times.flat();
}

function getOnConnection({ url, next }: GetOptions): Promise<number[]> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const times: number[] = [];
    let startedAt = 0;
    let answer = '';
    const socket = connect({ host: hostname, port: Number(port), noDelay: true });
    const getNext = () => {
      const path = next();
      answer = '';
      startedAt = performance.now();
      if (path === null) socket.end(() => resolve(times));
      else socket.write(`GET ${path} HTTP/1.1\r\nHost: bench\r\nAccept: application/json\r\n\r\n`, 'latin1');
    };
    socket.once('connect', getNext);
    socket.once('error', reject);
    socket.on('data', (bytes: Buffer) => {
      answer += bytes.toString('latin1');
      if (!isWhole(answer)) return;
      if (!answer.startsWith('HTTP/1.1 200')) {
        reject(new Error(`Cannot get: the answer must be 200, got ${answer.split('\r\n')[0]}.`));
        socket.destroy();
        return;
      }
      times.push(performance.now() - startedAt);
      getNext();
    });
  });
}

function isWhole(answer: string): boolean {
  const head = answer.indexOf('\r\n\r\n');
  if (head < 0) return false;
  const length = /\r\ncontent-length: (\d+)/i.exec(answer.slice(0, head + 2))?.[1];
  return answer.length >= head + 4 + Number(length ?? 0);
}
