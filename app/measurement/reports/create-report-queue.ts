import { SECOND } from '../../time.ts';
import { ANSWER_CHARACTERS } from './create-kept-answers.ts';
import type { DeskAnswer } from './create-report-desk.ts';
import { makeRoom } from './make-room.ts';
import { OrdersBeingRead } from './orders-being-read.ts';
import type { NamedQuestion, ReportQuestion } from './read-question.ts';
import { SLOW_MAY_BE_OLD, type ReportReply, type ReportRequest } from './report-message.ts';

/** While the orders of a large shop are read, pages say so rather than wait longer. */
const READING_WITHIN = 2 * SECOND;
/** Nobody waits longer than so many times as long. */
const TIMES_WAITED = 15;

/** Questions that wait for their answers. */
export interface ReportQueue {
  /** Promise the answer, and send the question if there is somebody to send it to. */
  ask(question: ReportQuestion, send: ((request: ReportRequest) => void) | null): Promise<never>;
  settle(reply: ReportReply): void;
  /** Note whether the thread reads the orders of a shop, and answers nobody meanwhile. */
  note(isReading: boolean): void;
  /** Keep what the thread made before anybody asked. */
  learn(news: DeskAnswer): void;
  /** Send what could not be sent before. */
  sendRest(send: (request: ReportRequest) => void): void;
  /** Fail what was sent, or all. */
  fail(which: 'sent' | 'all', why: string): void;
}

interface Waiting {
  readonly request: ReportRequest;
  readonly resolve: (answer: never) => void;
  readonly reject: (error: Error) => void;
  timer: NodeJS.Timeout;
  isSent: boolean;
}

interface QueueOptions {
  now(): number;
  /** @throws {Error} if it is no question. */
  read(question: ReportQuestion): NamedQuestion;
}

/** A slow answer, under which settings, and when it was known to be the newest. */
type Given = Pick<DeskAnswer, 'json' | 'settings' | 'readAt'>;

/**
 * Create the queue of one thread: each question is answered, fails with the thread, or fails after 30 seconds, after two
 * while orders are read. What costs much and was the newest within the last minutes is answered so at once, and the thread
 * is asked for the next time: while it makes one slow answer, pages with others do not wait for it.
 */
export function createReportQueue({ now, read }: QueueOptions): ReportQueue {
  const given = new Map<string, Given>();
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  let isReading = false;
  const take = (id: number) => {
    const one = waiting.get(id);
    clearTimeout(one?.timer);
    waiting.delete(id);
    return one;
  };
  const keep = ({ key, isSlow, ...answer }: DeskAnswer) => {
    given.delete(key);
    if (isSlow) given.set(key, answer);
    makeRoom(given, ({ json }) => json.length, ANSWER_CHARACTERS);
  };
  const refuse = ({ request: { id, name } }: Waiting, why: string) =>
    take(id)?.reject(new Error(`Cannot answer the report ${name}: ${why}`));
  /** @param left how many more times. */
  const wait = (request: ReportRequest, left: number): NodeJS.Timeout =>
    setTimeout(() => {
      const one = waiting.get(request.id);
      if (!one) return;
      if (isReading) take(request.id)!.reject(new OrdersBeingRead(request.name));
      else if (left <= 1) refuse(one, `it must come within ${TIMES_WAITED * READING_WITHIN} ms.`);
      else one.timer = wait(request, left - 1);
    }, READING_WITHIN);
  return {
    async ask(question, send) {
      const { key, settings } = read(question);
      const known = given.get(key);
      const answer = new Promise<never>((resolve, reject) => {
        const request = { ...question, id: ++lastId };
        const one: Waiting = { request, resolve, reject, timer: wait(request, TIMES_WAITED), isSent: send !== null };
        waiting.set(request.id, one);
        send?.(request);
      });
      if (known?.settings !== settings || now() - known.readAt >= SLOW_MAY_BE_OLD) return answer;
      // Nobody waits for it: if it cannot be made, the next to ask is told.
      answer.catch((error: unknown) => error instanceof OrdersBeingRead || given.delete(key));
      return JSON.parse(known.json) as never;
    },
    settle(reply) {
      if ('json' in reply) {
        keep(reply);
        take(reply.id)?.resolve(JSON.parse(reply.json) as never);
      } else if (waiting.has(reply.id)) refuse(waiting.get(reply.id)!, reply.error);
    },
    note: (isNow) => void (isReading = isNow),
    learn: keep,
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
