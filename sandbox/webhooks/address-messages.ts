import { randomUUID } from 'node:crypto';
import type { SandboxContext } from '../sandbox-context.ts';
import type { Message } from './list-messages.ts';
import type { Delivery } from './open-deliveries.ts';

/** A delivery that nobody has scheduled yet. */
export type Addressed = Pick<Delivery, 'webhookId' | 'eventId' | 'topic' | 'name' | 'url' | 'triggeredAt' | 'body'>;

/** Topics that reach an app that is no longer installed. */
const ALWAYS = /^(customers\/(data_request|redact)|shop\/redact)$/;

/** Address the webhooks of one action to the subscriptions on their topics: one event id, a webhook id for each. */
export function addressMessages(context: SandboxContext, messages: readonly Message[]): readonly Addressed[] {
  const { config, installation, appUrl, now } = context;
  const installed = installation.get().installedAt !== null;
  const eventId = randomUUID();
  const triggeredAt = new Date(now()).toISOString();
  return messages
    .filter(({ topic }) => installed || ALWAYS.test(topic))
    .flatMap(({ topic, payload }) =>
      config.subscriptions
        .filter((subscription) => subscription.topic === topic)
        .map(({ uri, name, includeFields }) => ({
          webhookId: randomUUID(),
          eventId,
          topic,
          name: name ?? null,
          url: new URL(uri, appUrl).href,
          triggeredAt,
          body: JSON.stringify(pick(payload, includeFields)),
        })),
    );
}

function pick(payload: Message['payload'], fields: readonly string[] | undefined): Message['payload'] {
  return fields ? Object.fromEntries(Object.entries(payload).filter(([key]) => fields.includes(key))) : payload;
}
