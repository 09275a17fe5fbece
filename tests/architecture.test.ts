import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ESLint } from 'eslint';
import ts from 'typescript';
import { expect, test } from 'vitest';

// A lint rule that silently does nothing is a known trap: every rule is shown a violation and must see it.

const ROOT = resolve(import.meta.dirname, '..');
const eslint = new ESLint({ cwd: ROOT });

const PLANTED: readonly { readonly rule: string; readonly folder: string; readonly code: string; readonly says: RegExp }[] = [
  { rule: 'ml imports nothing outside itself', folder: 'ml/models', code: "import 'node:fs';", says: /ml\/ imports nothing/ },
  { rule: 'ml does not know the app', folder: 'ml/models', code: "import '#app/db.server.ts';", says: /ml\/ imports nothing/ },
  { rule: 'ml throws no dice', folder: 'ml/models', code: 'export const chance = Math.random();', says: /Chance is an argument/ },
  { rule: 'ml reads no clock', folder: 'ml/models', code: 'export const at = Date.now();', says: /Time is an argument/ },
  { rule: 'ml has no classes', folder: 'ml/models', code: 'export class Model {}', says: /No classes/ },
  { rule: 'ingest is before serving', folder: 'app/ingest', code: "import '../serving/recommend.ts';", says: /never imports a later stage/ },
  { rule: 'ingest is before training, by alias', folder: 'app/ingest', code: "import '#app/training/train-shop.ts';", says: /never imports a later stage/ },
  { rule: 'training is before measurement', folder: 'app/training', code: "import '../measurement/x.ts';", says: /never imports a later stage/ },
  { rule: 'a stage knows no route', folder: 'app/serving', code: "import '../routes/app.tsx';", says: /never imports a route/ },
  { rule: 'a stage knows no framework', folder: 'app/serving', code: "import '@remix-run/node';", says: /Framework imports/ },
  { rule: 'the app knows no sandbox', folder: 'app/serving', code: "import '#sandbox/start-sandbox.ts';", says: /Nothing imports sandbox/ },
  { rule: 'the app knows no tests', folder: 'app/jobs', code: "import '../../tests/support/x.ts';", says: /Nothing imports sandbox/ },
  { rule: 'routes never touch the database', folder: 'app/routes', code: "import '../db.server.ts';", says: /never touch the database/ },
  { rule: 'no any', folder: 'app/serving', code: 'export const thing: any = 1;', says: /Unexpected any/ },
  { rule: 'no enums', folder: 'app/serving', code: 'export enum Kind { A }', says: /string-literal unions/ },
  { rule: 'no forgotten promises', folder: 'app/jobs', code: 'async function f() {} f();', says: /Promises must be awaited/ },
  { rule: 'files stay short', folder: 'app/serving', code: 'export {};\n'.repeat(301), says: /too many lines/ },
  { rule: 'extensions stand alone', folder: 'extensions/pixel/src', code: "import '#app/time.ts';", says: /imports nothing from the rest/ },
];

test.each(PLANTED)('lint sees it: $rule', async ({ folder, code, says }) => {
  const file = sourceFiles(join(ROOT, folder))[0];
  expect(file, `a source file in ${folder}`).toBeDefined();
  const [result] = await eslint.lintText(code, { filePath: file });
  expect(result?.messages.map((message) => message.message).join('\n')).toMatch(says);
});

test('the compiler refuses Node in ml/', () => {
  const config = ts.readConfigFile(join(ROOT, 'ml/tsconfig.json'), (path) => ts.sys.readFile(path)).config as object;
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, join(ROOT, 'ml'));
  const planted = join(ROOT, 'ml/planted.ts');
  const host = ts.createCompilerHost(options);
  const read = host.getSourceFile.bind(host);
  host.getSourceFile = (name, ...rest) =>
    name === planted ? ts.createSourceFile(name, 'export const home = process.env.HOME;', options.target ?? ts.ScriptTarget.ES2023) : read(name, ...rest);
  const program = ts.createProgram([planted], options, host);
  const messages = ts.getPreEmitDiagnostics(program).map((found) => ts.flattenDiagnosticMessageText(found.messageText, ' '));
  expect(messages.join('\n')).toMatch(/Cannot find name 'process'/);
});

test('no drawer for everything: no utils, helpers, misc or lib, no barrels', () => {
  const all = ['app', 'ml', 'sandbox', 'bench', 'tests', 'extensions'].flatMap((folder) => sourceFiles(join(ROOT, folder)));
  const offenders = all.filter((file) => /(^|[/.-])(utils?|helpers?|misc|lib)([/.-]|$)|\/index\.ts$/.test(file.slice(ROOT.length)) && !/extensions\/[^/]+\/src\/index\.ts$/.test(file));
  expect(offenders).toEqual([]);
});

test('the top level is the house plan', () => {
  for (const name of ['app', 'extensions', 'prisma', 'ml', 'tests', 'sandbox', 'bench', 'docs', 'shopify.app.toml', 'package.json', 'tsconfig.json', 'server.ts']) {
    expect(existsSync(join(ROOT, name)), name).toBe(true);
  }
});

function sourceFiles(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/(node_modules|dist)/.test(entry.parentPath))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
