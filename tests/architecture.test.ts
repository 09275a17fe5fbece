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

test.each(PLANTED)('lint sees it: $rule', async (planted) => {
  const file = findFile(planted);
  expect(file, `a source file in ${planted.folder}`).toBeDefined();
  expect((await listMessages(planted, file!)).join('\n')).toMatch(planted.says);
});

type Planted = (typeof PLANTED)[number];

/** The source file that a violation is planted in. */
const findFile = ({ folder = '', file = sourceFiles(join(ROOT, folder))[0] }: Planted) => file && resolve(ROOT, file);

/** Longer code is about length. */
const isLong = ({ code }: Planted) => code.split('\n').length > 20;

const linted = new Map<string, ReturnType<ESLint['lintText']>>();

/** What lint says of a violation's own lines; short ones of one file are linted together, each below the other. */
async function listMessages(planted: Planted, file: string): Promise<string[]> {
  const together = isLong(planted) ? [planted] : PLANTED.filter((one) => !isLong(one) && findFile(one) === file);
  const key = together.map(({ rule }) => rule).join();
  const code = together.map((one) => `${one.code}\n`);
  if (!linted.has(key)) linted.set(key, eslint.lintText(code.join(''), { filePath: file }));
  const [result] = await linted.get(key)!;
  const linesOf = (text: readonly string[]) => text.join('').split('\n').length - 1;
  const at = together.indexOf(planted);
  const [before, through] = [linesOf(code.slice(0, at)), linesOf(code.slice(0, at + 1))];
  return result!.messages.filter(({ line }) => line > before && line <= through).map(({ message }) => message);
}

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
