import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'smol-toml';
import { expect, test } from 'vitest';
import { TOPICS } from '#app/ingest/webhooks/topics.ts';

const text = readFileSync(new URL('../../../shopify.app.toml', import.meta.url), 'utf8');

interface Subscription {
  readonly topics?: readonly string[];
  readonly compliance_topics?: readonly string[];
  readonly uri: string;
}

const { subscriptions } = (parse(text) as unknown as { webhooks: { subscriptions: readonly Subscription[] } }).webhooks;
const topicsOf = ({ topics = [], compliance_topics = [] }: Subscription) => [...topics, ...compliance_topics];

test('every topic of the app file has a reader, and every reader a topic', () => {
  expect(subscriptions.flatMap(topicsOf).sort()).toEqual([...TOPICS.keys()].sort());
  expect(subscriptions.map(({ uri }) => uri)).toEqual(subscriptions.map(() => '/webhooks'));
});

test('the comment over each subscription names the file of its reader', () => {
  const comments = [...text.matchAll(/# Handled by (.+)\n\s*\[\[webhooks\.subscriptions\]\]/g)].map(([, names]) =>
    (names ?? '').replace('app/ingest/webhooks/', '').split(/, | and /),
  );
  expect(comments).toHaveLength(subscriptions.length);
  for (const [index, subscription] of subscriptions.entries()) {
    const files = comments[index] ?? [];
    for (const file of files)
      expect(existsSync(new URL(`../../../app/ingest/webhooks/${file}`, import.meta.url)), file).toBe(true);
    // read-order.ts exports readOrder.
    const readers = topicsOf(subscription).map((topic) => TOPICS.get(topic)?.name);
    expect(new Set(readers)).toEqual(
      new Set(
        files.map((file) => file.replace('.ts', '').replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())),
      ),
    );
  }
});
