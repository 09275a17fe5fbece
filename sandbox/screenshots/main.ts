import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { chromium } from 'playwright-core';
import { startScratchStack } from '../demo/start-scratch-stack.ts';
import { gid } from '../store/gid.ts';
import { takePictures } from './take-pictures.ts';

const SEED = 7;
const README_IMAGES = 'docs/images';

try {
  await run(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}

/** Start a demo of its own and take its pictures: the README's into docs/images, or every view into the folder named. */
async function run(args: readonly string[]): Promise<void> {
  const [folder = README_IMAGES, ...rest] = args;
  if (rest.length > 0 || folder.startsWith('-')) {
    throw new Error(`Cannot take screenshots: it takes one folder only, got "${args.join(' ')}".`);
  }
  const stack = await startScratchStack({ seed: SEED, endAt: new Date() });
  try {
    await stack.sandbox.install();
    await stack.learn();
    const browser = await chromium.launch({
      executablePath: process.env.CHROMIUM_PATH ?? '',
      args: ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    });
    const target = resolve(folder);
    mkdirSync(target, { recursive: true });
    const { url, store } = stack.sandbox;
    const [customer] = store.listCustomers(1);
    const customerId = gid.read('Customer', customer?.id ?? '');
    const pictures = { url, customerId, folder: target, onlyReadme: folder === README_IMAGES };
    const taken = await takePictures(browser, pictures).finally(() => browser.close());
    process.stdout.write(`Took ${taken} screenshots into ${folder}.\n`);
  } finally {
    await stack.close();
  }
}
