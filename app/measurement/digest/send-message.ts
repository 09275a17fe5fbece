import { createTransport } from 'nodemailer';
import type { Env } from '../../env.server.ts';

/** A message in both of its forms. */
export interface Message {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

/** A mail server that does not answer must not hold a job for long. */
const PATIENCE_MS = 20_000;

/** Whether this installation can send messages. */
export function canSend({ SMTP_URL, MAIL_FROM }: Env): boolean {
  return SMTP_URL !== undefined && MAIL_FROM !== undefined;
}

/**
 * Send a message to each reader by itself, so that none sees the others.
 *
 * @returns how many mailboxes took it: one that is refused must not keep it from the rest.
 * @throws {Error} if the installation has no mail server, or it took none.
 */
export async function sendMessage(
  { SMTP_URL, MAIL_FROM }: Env,
  readers: readonly string[],
  message: Message,
): Promise<number> {
  if (SMTP_URL === undefined || MAIL_FROM === undefined)
    throw new Error('Cannot send a message: SMTP_URL and MAIL_FROM must be set, got none.');
  const transport = createTransport({
    url: SMTP_URL,
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
  });
  const refused: Error[] = [];
  try {
    for (const to of readers)
      await transport.sendMail({ from: MAIL_FROM, to, ...message }).catch((error: Error) => refused.push(error));
  } finally {
    transport.close();
  }
  const [first] = refused;
  if (first && refused.length === readers.length)
    throw new Error(`Cannot send a message: the mail server must take it, got ${blankAddresses(first.message)}.`);
  return readers.length - refused.length;
}

/** Servers repeat whom they refuse; a log keeps nothing about a person. */
function blankAddresses(answer: string): string {
  return answer.replace(/[^\s<>:,"']+@[^\s<>:,"']+/g, '(address)');
}
