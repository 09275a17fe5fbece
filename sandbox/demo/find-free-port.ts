import { createServer } from 'node:net';

/** Below what systems give to whoever asks for any port: nobody else is given it before it is used. */
const [FIRST, LAST] = [20_000, 32_000];
const TRIES = 100;

let next = FIRST + Math.floor(Math.random() * (LAST - FIRST));

/** A loopback port that is free now, and that no one who asks for any port takes meanwhile: each call gives another. */
export async function findFreePort(): Promise<number> {
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const port = next;
    next = port === LAST ? FIRST : port + 1;
    if (await isFree(port)) return port;
  }
  throw new Error(`Cannot find a free port: one of ${TRIES} from ${FIRST} to ${LAST} must be free, got none.`);
}

function isFree(port: number): Promise<boolean> {
  return new Promise((done) => {
    const probe = createServer();
    probe.once('error', () => done(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => done(true)));
  });
}
