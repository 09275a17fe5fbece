import { SECOND } from '../../time.ts';
import { SLOW_MAY_BE_OLD, type ReportReply, type ReportRequest } from './report-message.ts';
import type { ReportQuestion } from './open-report.ts';

/** The first question about a shop of a million orders takes some seconds; nobody waits longer than this. */
const ANSWER_WITHIN = 30 * SECOND;

/** Questions that wait for their answers. */
export interface ReportQueue {
  /** Promise the answer, and send the question if there is somebody to send it to. */
  ask(question: ReportQuestion, send: ((request: ReportRequest) => void) | null): Promise<never>;
  settle(reply: ReportReply): void;
  /** Send what could not be sent before. */
  sendRest(send: (request: ReportRequest) => void): void;
  /** Fail what was sent, or all. */
  fail(which: 'sent' | 'all', why: string): void;
}

interface Waiting {
  readonly request: ReportRequest;
  readonly resolve: (answer: never) => void;
  readonly reject: (error: Error) => void;
  readonly timer: NodeJS.Timeout;
  isSent: boolean;
}

/** A slow answer that was given, and when. */
interface Given {
  readonly json: string;
  readonly at: number;
}

/** Slow answers kept for those who ask while the thread is busy. */
const KEPT_ANSWERS = 500;

/**
 * Create the queue of one thread: each question is answered, fails with the thread, or fails after 30 seconds. What
 * costs much and was answered within the last minute is answered so at once, and the thread is asked for the next time:
 * while it makes one slow answer, pages with others do not wait for it.
 */
export function createReportQueue(now: () => number = Date.now): ReportQueue {
  const given = new Map<string, Given>();
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  const take = (id: number) => {
    const one = waiting.get(id);
    clearTimeout(one?.timer);
    waiting.delete(id);
    return one;
  };
  const keep = (request: ReportRequest, { json, isSlow }: { readonly json: string; readonly isSlow: boolean }) => {
    const key = keyOf(request);
    given.delete(key);
    if (isSlow) given.set(key, { json, at: now() });
    if (given.size > KEPT_ANSWERS) given.delete(given.keys().next().value!);
  };
  const refuse = ({ request: { id, name } }: Waiting, why: string) =>
    take(id)?.reject(new Error(`Cannot answer the report ${name}: ${why}`));
  return {
    ask(question, send) {
      const known = given.get(keyOf(question));
      const answer = new Promise<never>((resolve, reject) => {
        const request = { ...question, id: ++lastId };
        const timer = setTimeout(() => refuse(one, `it must come within ${ANSWER_WITHIN} ms.`), ANSWER_WITHIN);
        const one: Waiting = { request, resolve, reject, timer, isSent: send !== null };
        waiting.set(request.id, one);
        send?.(request);
      });
      if (!known || now() - known.at >= SLOW_MAY_BE_OLD) return answer;
      // Nobody waits for it: if it fails, the next to ask is told.
      answer.catch(() => given.delete(keyOf(question)));
      return Promise.resolve(JSON.parse(known.json) as never);
    },
    settle(reply) {
      if ('json' in reply) {
        const one = take(reply.id);
        if (one) keep(one.request, reply);
        one?.resolve(JSON.parse(reply.json) as never);
      } else if (waiting.has(reply.id)) refuse(waiting.get(reply.id)!, reply.error);
    },
    sendRest(send) {
      for (const one of waiting.values()) {
        if (one.isSent) continue;
        one.isSent = true;
        send(one.request);
      }
    },
    fail(which, why) {
      for (const one of [...waiting.values()]) if (which === 'all' || one.isSent) refuse(one, why);
    },
  };
}

function keyOf({ shopId, name, params }: ReportQuestion): string {
  return JSON.stringify([shopId, name, params]);
}
