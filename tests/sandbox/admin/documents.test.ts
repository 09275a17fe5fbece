import { NoDeprecatedCustomRule, parse, specifiedRules, validate } from 'graphql';
import { expect, test } from 'vitest';
import { ADMIN_DOCUMENTS } from '#app/ingest/graphql/documents/admin-documents.ts';
import { planBulkQuery } from '#sandbox/bulk/plan-bulk-query.ts';
import { loadSchema } from '#sandbox/schema/load-schema.ts';
import { startTestSandbox } from './start-test-sandbox.ts';

const schema = loadSchema();
const documents = Object.entries(ADMIN_DOCUMENTS);
const exportsOf = documents.filter(([name]) => name.endsWith('_EXPORT'));

const VARIABLES: Readonly<Record<string, object>> = {
  ORDER: { id: 'gid://shopify/Order/1002' },
  LINES_PAGE: { id: 'gid://shopify/Order/1002' },
  ORDER_REFUNDS: { id: 'gid://shopify/Order/1002' },
  REFUND_LINES_PAGE: { id: 'gid://shopify/Refund/1' },
  REFUNDS: { ids: Array.from({ length: 20 }, () => 'gid://shopify/Refund/1') },
  VARIANTS_PAGE: { id: 'gid://shopify/Product/1' },
  COLLECTION: { id: 'gid://shopify/Collection/1' },
  BULK_OPERATION: { id: 'gid://shopify/BulkOperation/1' },
  BULK_VARIABLES_STAGE: { filename: 'variables.jsonl' },
  BULK_MUTATION_RUN: { mutation: ADMIN_DOCUMENTS['TAGS_ADD'], stagedUploadPath: 'tmp/1/bulk/none' },
  TAGS_ADD: { id: 'gid://shopify/Customer/1', tags: ['friend'] },
  TAGS_REMOVE: { id: 'gid://shopify/Customer/1', tags: ['friend'] },
  BULK_OPERATION_RUN: { query: ADMIN_DOCUMENTS['PRODUCTS_EXPORT'] },
};
const PIXEL = { settings: JSON.stringify({ accountID: 'little.myshopify.com', endpoint: 'http://127.0.0.1:9/pixel' }) };

test.each(documents)('%s is valid on Shopify’s schema and uses nothing deprecated', (_name, text) => {
  expect(
    validate(schema, parse(text), [...specifiedRules, NoDeprecatedCustomRule]).map((fault) => fault.message),
  ).toEqual([]);
});

test('a deprecated field and an unknown one would be seen', () => {
  const faults = (text: string) =>
    validate(schema, parse(text), [...specifiedRules, NoDeprecatedCustomRule]).map((fault) => fault.message);
  expect(faults('{ order(id: "1") { totalPrice } }')).toEqual([expect.stringMatching(/totalPrice is deprecated/)]);
  expect(faults('{ order(id: "1") { price } }')).toEqual([expect.stringMatching(/Cannot query field "price"/)]);
});

test.each(exportsOf)('%s keeps to the limits of a bulk query', (_name, text) => {
  expect(planBulkQuery({ schema }, text)).toHaveProperty('plan');
});

test('the sandbox answers every document of the app with the scopes of shopify.app.toml, without an error', async () => {
  const sandbox = await startTestSandbox();
  const pixel = await sandbox.query(ADMIN_DOCUMENTS['WEB_PIXEL_CREATE'] ?? '', { webPixel: PIXEL });
  expect(pixel.data).toEqual({ webPixelCreate: { webPixel: { id: 'gid://shopify/WebPixel/1' }, userErrors: [] } });
  const variables = { ...VARIABLES, WEB_PIXEL_UPDATE: { id: 'gid://shopify/WebPixel/1', webPixel: PIXEL } };
  for (const [name, text] of documents) {
    if (name.endsWith('_EXPORT') || name === 'WEB_PIXEL_CREATE') continue;
    const given = (variables as Readonly<Record<string, object>>)[name] ?? {
      query: "updated_at:>='2020-01-01T00:00:00Z'",
    };
    const { errors, data } = await sandbox.query(text, given);
    expect(errors, name).toBeUndefined();
    expect(data, name).not.toBeNull();
  }
});
