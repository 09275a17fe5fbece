import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NoDeprecatedCustomRule, parse, specifiedRules, validate } from 'graphql';
import { expect, test } from 'vitest';
import { ADMIN_DOCUMENTS } from '#app/ingest/graphql/documents/admin-documents.ts';
import { loadSchema } from '#sandbox/schema/load-schema.ts';

const FOLDER = 'app/ingest/graphql/documents';
const SCHEMA = loadSchema();

test.each(Object.entries(ADMIN_DOCUMENTS))(
  '%s is valid in the 2026-10 schema, without a deprecated field',
  (_, text) => {
    const faults = validate(SCHEMA, parse(text), [...specifiedRules, NoDeprecatedCustomRule]);
    expect(faults.map(({ message }) => message)).toEqual([]);
  },
);

test('every document of the folder is in the map', () => {
  const sources = readdirSync(FOLDER).map((file) => readFileSync(join(FOLDER, file), 'utf8'));
  const names = sources.flatMap((source) =>
    [...source.matchAll(/^export const (\w+) = \/\* GraphQL \*\/ `\s*(?:query|mutation|\{)/gm)].map(([, name]) => name),
  );
  expect(names.length).toBeGreaterThan(10);
  expect(names.filter((name) => !(name! in ADMIN_DOCUMENTS))).toEqual([]);
});

test('no personal field is asked for: of addresses the country and the consent alone', () => {
  const text = Object.values(ADMIN_DOCUMENTS)
    .join(' ')
    .replaceAll(/shippingAddress \{\s+countryCodeV2\s+\}/g, '')
    .replaceAll(/defaultEmailAddress \{\s+marketingState\s+marketingUpdatedAt\s+\}/g, '');
  expect(text).not.toMatch(/\b(email|phone|firstName|lastName|displayName|\w*[aA]ddress\w*)\b/);
});
