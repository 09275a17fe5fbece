import { SECOND } from '../../time.ts';
import type { ReportReply, ReportRequest } from './report-message.ts';
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

/** Create the queue of one thread: each question is answered, fails with the thread, or fails after 30 seconds. */
export function createReportQueue(): ReportQueue {
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  const take = (id: number) => {
    const one = waiting.get(id);
    clearTimeout(one?.timer);
    waiting.delete(id);
    return one;
  };
  const refuse = ({ request: { id, name } }: Waiting, why: string) =>
    take(id)?.reject(new Error(`Cannot answer the report ${name}: ${why}`));
  return {
    ask: (question, send) =>
      new Promise((resolve, reject) => {
        const request = { ...question, id: ++lastId };
        const timer = setTimeout(() => refuse(one, `it must come within ${ANSWER_WITHIN} ms.`), ANSWER_WITHIN);
        const one: Waiting = { request, resolve, reject, timer, isSent: send !== null };
        waiting.set(request.id, one);
        send?.(request);
      }),
    settle(reply) {
      if ('json' in reply) take(reply.id)?.resolve(JSON.parse(reply.json) as never);
      else if (waiting.has(reply.id)) refuse(waiting.get(reply.id)!, reply.error);
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
