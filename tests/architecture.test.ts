import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ESLint } from 'eslint';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { PLANTED } from './support/planted-violations.ts';

// A lint rule that silently does nothing is a known trap: every rule is shown a violation and must see it.

const ROOT = resolve(import.meta.dirname, '..');
const FOLDERS = ['app', 'ml', 'sandbox', 'bench', 'tests', 'extensions'];
const eslint = new ESLint({ cwd: ROOT });

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
