import { expect, test } from 'vitest';
import { startListener } from './start-listener.ts';
import { asList, asText, startTestSandbox, type TestSandbox, type Tree } from './start-test-sandbox.ts';

const STAGE = `mutation { stagedUploadsCreate(input: [{ resource: BULK_MUTATION_VARIABLES, filename: "tags",
  mimeType: "text/jsonl", httpMethod: POST }]) { stagedTargets { url parameters { name value } } userErrors { message } } }`;
const RUN = `mutation ($mutation: String!, $path: String!) { bulkOperationRunMutation(mutation: $mutation, stagedUploadPath: $path) {
  bulkOperation { id status type } userErrors { code message } } }`;
const STATE = 'query ($id: ID!) { bulkOperation(id: $id) { status type errorCode objectCount url } }';
const ADD = 'mutation ($id: ID!) { tagsAdd(id: $id, tags: ["friend"]) { userErrors { message } } }';

/** Send lines of variables as an app does. @returns the path that names them. */
async function upload(sandbox: TestSandbox, lines: readonly object[]): Promise<string> {
  const staged = (await sandbox.query(STAGE)).data!['stagedUploadsCreate']!;
  const [target] = asList(staged['stagedTargets']);
  const form = new FormData();
  const parameters = asList(target!['parameters']).map(({ name, value }) => [asText(name), asText(value)] as const);
  for (const [name, value] of parameters) form.append(name, value);
  form.append('file', new Blob([lines.map((line) => `${JSON.stringify(line)}\n`).join('')]), 'tags');
  expect((await fetch(asText(target!['url']), { method: 'POST', body: form })).status).toBe(201);
  return parameters.find(([name]) => name === 'key')![1];
}

async function run(sandbox: TestSandbox, mutation: string, path: string): Promise<Tree> {
  return (await sandbox.query(RUN, { mutation, path })).data!['bulkOperationRunMutation']!;
}

async function finish(sandbox: TestSandbox, started: Tree): Promise<Tree> {
  for (;;) {
    const { bulkOperation } = (await sandbox.query(STATE, { id: started['bulkOperation']!['id'] })).data!;
    if (asText(bulkOperation!['status']) !== 'CREATED' && asText(bulkOperation!['status']) !== 'RUNNING')
      return bulkOperation!;
    await new Promise((resume) => setTimeout(resume, 10));
  }
}

test('each line of variables is one mutation, answered by its number; the end is told by webhook', async () => {
  const app = await startListener();
  const sandbox = await startTestSandbox({ appUrl: app.url });
  const lines = [{ id: 'gid://shopify/Customer/1' }, { id: 'gid://shopify/Customer/999' }];
  const started = await run(sandbox, ADD, await upload(sandbox, lines));
  expect(started).toMatchObject({ userErrors: [], bulkOperation: { status: 'CREATED', type: 'MUTATION' } });
  const operation = await finish(sandbox, started);
  expect(operation).toMatchObject({ status: 'COMPLETED', type: 'MUTATION', objectCount: '2', errorCode: null });
  const text = await (await fetch(asText(operation['url']))).text();
  expect(
    text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as object),
  ).toEqual([
    { data: { tagsAdd: { userErrors: [] } }, __lineNumber: 0 },
    { data: { tagsAdd: { userErrors: [{ message: 'Resource not found' }] } }, __lineNumber: 1 },
  ]);
  expect(sandbox.store.getCustomer('gid://shopify/Customer/1')?.tags).toContain('friend');
  await sandbox.webhooks.settle();
  const heard = app.heard.map(({ body }) => JSON.parse(body) as object);
  expect(heard.at(-1)).toMatchObject({ status: 'completed', type: 'mutation' });
});

test('two fields, a query, a wrong field and a file that was never sent are refused', async () => {
  const sandbox = await startTestSandbox();
  const path = await upload(sandbox, [{ id: 'gid://shopify/Customer/1' }]);
  const two = `mutation ($id: ID!) { a: tagsAdd(id: $id, tags: []) { node { id } } b: tagsAdd(id: $id, tags: []) { node { id } } }`;
  const codes = async (mutation: string, key = path) =>
    asList((await run(sandbox, mutation, key))['userErrors']).map(({ code }) => asText(code));
  expect(await codes(two)).toEqual(['INVALID_MUTATION']);
  expect(await codes('{ shop { name } }')).toEqual(['INVALID_MUTATION']);
  expect(await codes('mutation ($id: ID!) { tagsGive(id: $id) { node { id } } }')).toEqual(['INVALID_MUTATION']);
  expect(await codes(ADD, 'tmp/nowhere')).toEqual(['NO_SUCH_FILE']);
});

test('without the scope the operation fails, and nothing is written', async () => {
  const sandbox = await startTestSandbox({ options: { grantOptionalScopes: false } });
  const started = await run(sandbox, ADD, await upload(sandbox, [{ id: 'gid://shopify/Customer/1' }]));
  expect(await finish(sandbox, started)).toMatchObject({ status: 'FAILED', errorCode: 'ACCESS_DENIED', url: null });
  expect(sandbox.store.getCustomer('gid://shopify/Customer/1')?.tags).not.toContain('friend');
});
