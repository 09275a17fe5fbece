import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ESLint } from 'eslint';
import ts from 'typescript';
import { expect, test } from 'vitest';

// A lint rule that silently does nothing is a known trap: every rule is shown a violation and must see it.

const ROOT = resolve(import.meta.dirname, '..');
const FOLDERS = ['app', 'ml', 'sandbox', 'bench', 'tests', 'extensions'];
const eslint = new ESLint({ cwd: ROOT });

const PLANTED: readonly {
  readonly rule: string;
  readonly folder?: string;
  readonly file?: string;
  readonly code: string;
  readonly says: RegExp;
}[] = [
  {
    rule: 'ml imports nothing outside itself',
    folder: 'ml/models',
    code: "import 'node:fs';",
    says: /ml\/ imports nothing/,
  },
  {
    rule: 'ml does not know the app',
    folder: 'ml/models',
    code: "import '#app/db.server.ts';",
    says: /ml\/ imports nothing/,
  },
  {
    rule: 'ml does not reach out of its folder',
    folder: 'ml/models',
    code: "export { DAY } from '../../app/time.ts';",
    says: /ml\/ imports nothing/,
  },
  {
    rule: 'ml does not reach the top level',
    folder: 'ml/models',
    code: "import '../../server.ts';",
    says: /ml\/ imports nothing/,
  },
  {
    rule: 'ml imports nothing later either',
    folder: 'ml/models',
    code: "export const files = import('node:fs');",
    says: /ml\/ imports nothing/,
  },
  {
    rule: 'TensorFlow stays in ml/neural',
    folder: 'ml/models',
    code: "import '@tensorflow/tfjs';",
    says: /ml\/ imports nothing/,
  },
  {
    rule: 'ml/neural imports nothing but TensorFlow from outside',
    folder: 'ml/neural',
    code: "import 'node:fs';",
    says: /ml\/ imports nothing/,
  },
  {
    rule: 'ml/neural does not know the app',
    folder: 'ml/neural',
    code: "import '#app/logger.server.ts';",
    says: /ml\/ imports nothing/,
  },
  { rule: 'ml has no enums', folder: 'ml/models', code: 'export enum Kind { A }', says: /string-literal unions/ },
  {
    rule: 'ml asks no clock by another name',
    folder: 'ml/models',
    code: 'export const at = new Date();',
    says: /Time is an argument/,
  },
  { rule: 'ml files stay short', folder: 'ml/models', code: 'export {};\n'.repeat(201), says: /too many lines/ },
  {
    rule: 'ml throws no dice',
    folder: 'ml/models',
    code: 'export const chance = Math.random();',
    says: /Chance is an argument/,
  },
  {
    rule: 'ml reads no clock',
    folder: 'ml/models',
    code: 'export const at = Date.now();',
    says: /Time is an argument/,
  },
  { rule: 'ml has no classes', folder: 'ml/models', code: 'export class Model {}', says: /No classes/ },
  {
    rule: 'ingest is before serving',
    folder: 'app/ingest',
    code: "import '../serving/recommend.ts';",
    says: /never imports a later stage/,
  },
  {
    rule: 'ingest is before training, by alias',
    folder: 'app/ingest',
    code: "import '#app/training/train-shop.ts';",
    says: /never imports a later stage/,
  },
  {
    rule: 'profiles are before training',
    folder: 'app/profiles',
    code: "import '../training/train-shop.ts';",
    says: /never imports a later stage/,
  },
  {
    rule: 'serving is before measurement, two folders up',
    folder: 'app/serving',
    code: "import '../../measurement/x.ts';",
    says: /never imports a later stage/,
  },
  {
    rule: 'training is before measurement',
    folder: 'app/training',
    code: "import '../measurement/x.ts';",
    says: /never imports a later stage/,
  },
  {
    rule: 'a stage knows no route',
    folder: 'app/serving',
    code: "import '../routes/app.tsx';",
    says: /never imports a route/,
  },
  {
    rule: 'a stage knows no framework',
    folder: 'app/serving',
    code: "import '@remix-run/node';",
    says: /Framework imports/,
  },
  {
    rule: 'a stage knows no component',
    folder: 'app/measurement',
    code: "import '#app/components/formats.tsx';",
    says: /never imports a route/,
  },
  { rule: 'jobs know no framework', folder: 'app/jobs', code: "import '@shopify/polaris';", says: /Framework imports/ },
  {
    rule: 'the server knows no sandbox',
    file: 'server.ts',
    code: "import './sandbox/start-sandbox.ts';",
    says: /Nothing imports sandbox/,
  },
  {
    rule: 'the server knows no framework',
    file: 'app/start-server.ts',
    code: "import '@remix-run/node';",
    says: /Framework imports/,
  },
  {
    rule: 'pages know no bench',
    folder: 'app/components',
    code: "import '../../bench/median.ts';",
    says: /Nothing imports sandbox/,
  },
  {
    rule: 'the app knows no sandbox',
    folder: 'app/serving',
    code: "import '#sandbox/start-sandbox.ts';",
    says: /Nothing imports sandbox/,
  },
  {
    rule: 'the app knows no tests',
    folder: 'app/jobs',
    code: "import '../../tests/support/x.ts';",
    says: /Nothing imports sandbox/,
  },
  {
    rule: 'routes never touch the database',
    folder: 'app/routes',
    code: "import '../db.server.ts';",
    says: /never touch the database/,
  },
  {
    rule: 'routes ask nothing of the database they hand on',
    folder: 'app/routes',
    code: "declare const app: { db: { sql: { exec(text: string): void } } };\napp.db.sql.exec('');",
    says: /never touch the database/,
  },
  {
    rule: 'components never touch the database',
    folder: 'app/components',
    code: "import '#app/db.server.ts';",
    says: /never touch the database/,
  },
  { rule: 'no any', folder: 'app/serving', code: 'export const thing: any = 1;', says: /Unexpected any/ },
  { rule: 'no enums', folder: 'app/serving', code: 'export enum Kind { A }', says: /string-literal unions/ },
  {
    rule: 'no forgotten promises',
    folder: 'app/jobs',
    code: 'async function f() {} f();',
    says: /Promises must be awaited/,
  },
  {
    rule: 'no promise where a boolean is asked',
    folder: 'app/jobs',
    code: 'const f = async () => true; if (f()) void 0;',
    says: /Expected non-Promise/,
  },
  {
    rule: 'a switch names every case',
    folder: 'app/serving',
    code: "export const f = (kind: 'a' | 'b') => { switch (kind) { case 'a': return 1; } };",
    says: /not exhaustive/,
  },
  {
    rule: 'types are imported as types',
    folder: 'app/serving',
    code: "import { Matrix } from '#ml/data/matrix.ts'; export type Same = Matrix;",
    says: /import type/,
  },
  {
    rule: 'functions stay short',
    folder: 'app/serving',
    code: `export function f() {\n${'  void 0;\n'.repeat(61)}}`,
    says: /too many lines/,
  },
  { rule: 'files stay short', folder: 'app/serving', code: 'export {};\n'.repeat(301), says: /too many lines/ },
  {
    rule: 'extensions stand alone, by path',
    folder: 'extensions/pixel/src',
    code: "import '../../../app/time.ts';",
    says: /imports nothing from the rest/,
  },
  {
    rule: 'extensions stand alone',
    folder: 'extensions/pixel/src',
    code: "import '#app/time.ts';",
    says: /imports nothing from the rest/,
  },
];

test.each(PLANTED)(
  'lint sees it: $rule',
  async ({ folder = '', file = sourceFiles(join(ROOT, folder))[0], code, says }) => {
    expect(file, `a source file in ${folder}`).toBeDefined();
    const [result] = await eslint.lintText(code, { filePath: resolve(ROOT, file!) });
    expect(result?.messages.map((message) => message.message).join('\n')).toMatch(says);
  },
);

test('lint lets ml/neural import TensorFlow', async () => {
  const [result] = await eslint.lintText("import '@tensorflow/tfjs';", {
    filePath: join(ROOT, 'ml/neural/neural-backend.ts'),
  });
  expect(result?.messages).toEqual([]);
});

test('the compiler refuses Node in ml/', () => {
  const config = ts.readConfigFile(join(ROOT, 'ml/tsconfig.json'), (path) => ts.sys.readFile(path)).config as object;
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, join(ROOT, 'ml'));
  const planted = join(ROOT, 'ml/planted.ts');
  const host = ts.createCompilerHost(options);
  const read = host.getSourceFile.bind(host);
  host.getSourceFile = (name, ...rest) =>
    name === planted
      ? ts.createSourceFile(name, 'export const home = process.env.HOME;', options.target ?? ts.ScriptTarget.ES2023)
      : read(name, ...rest);
  const program = ts.createProgram([planted], options, host);
  const messages = ts
    .getPreEmitDiagnostics(program)
    .map((found) => ts.flattenDiagnosticMessageText(found.messageText, ' '));
  expect(messages.join('\n')).toMatch(/Cannot find name 'process'/);
});

test('no drawer for everything: no utils, helpers, misc or lib, no barrels', () => {
  const all = FOLDERS.flatMap((folder) => sourceFiles(join(ROOT, folder)));
  const offenders = all.filter(
    (file) =>
      /(^|[/.-])(utils?|helpers?|misc|lib)([/.-]|$)|\/index\.ts$/.test(file.slice(ROOT.length)) &&
      !/extensions\/[^/]+\/src\/index\.ts$/.test(file),
  );
  expect(offenders).toEqual([]);
});

test('files keep to their sizes, style sheets and scripts too', () => {
  const median = (sorted: readonly number[]) => sorted[Math.floor(sorted.length / 2)];
  const ninetieth = (sorted: readonly number[]) => sorted[Math.floor(sorted.length * 0.9)];
  const all = FOLDERS.flatMap((folder) => sourceFiles(join(ROOT, folder), /\.(tsx?|css|js)$/)).filter(isWritten);
  const lengths = countLines(all);
  expect(all.filter((file) => countLines([file])[0]! > 300)).toEqual([]);
  expect(median(lengths)).toBeLessThanOrEqual(60);
  expect(ninetieth(lengths)).toBeLessThanOrEqual(150);
  const ml = countLines(sourceFiles(join(ROOT, 'ml')));
  expect(median(ml)).toBeLessThanOrEqual(50);
  expect(ninetieth(ml)).toBeLessThanOrEqual(120);
});

test('the top level is the house plan', () => {
  for (const name of [
    'app',
    'extensions',
    'prisma',
    'ml',
    'tests',
    'sandbox',
    'bench',
    'docs',
    'shopify.app.toml',
    'package.json',
    'tsconfig.json',
    'server.ts',
  ]) {
    expect(existsSync(join(ROOT, name)), name).toBe(true);
  }
});

/** The block's script is built. */
const isWritten = (file: string): boolean => !file.endsWith('extensions/storefront/assets/regulars.js');

function countLines(files: readonly string[]): number[] {
  return files.map((file) => readFileSync(file, 'utf8').split('\n').length - 1).sort((a, b) => a - b);
}

function sourceFiles(folder: string, names = /\.tsx?$/): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && names.test(entry.name) && !/(node_modules|dist)/.test(entry.parentPath))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
