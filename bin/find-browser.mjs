// Finds a Chromium for the browser tests, or gets one: the system's, Debian's as root, else Playwright's download.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { HOME, stepEnv } from './prepare.mjs';

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** The path of a Chromium. @throws when none is there and none could be installed. */
export async function findBrowser(node) {
  if (process.env.CHROMIUM_PATH) {
    if (existsSync(process.env.CHROMIUM_PATH)) return process.env.CHROMIUM_PATH;
    throw new Error(
      `Cannot find the browser: CHROMIUM_PATH must name an executable, got "${process.env.CHROMIUM_PATH}".`,
    );
  }
  const found = PLACES.find((place) => existsSync(place)) ?? (await findPlaywrightBrowser());
  if (found) return found;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    process.stderr.write('Installing Chromium with apt ...\n');
    const options = {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    };
    spawnSync('apt-get', ['update', '-qq'], options);
    spawnSync('apt-get', ['install', '-y', '-qq', 'chromium'], options);
    const installed = PLACES.find((place) => existsSync(place));
    if (installed) return installed;
  }
  process.stderr.write("Downloading Playwright's Chromium ...\n");
  spawnSync(node, [join(HOME, 'node_modules', 'playwright-core', 'cli.js'), 'install', 'chromium'], {
    stdio: 'inherit',
    env: stepEnv(),
  });
  const downloaded = await findPlaywrightBrowser();
  if (downloaded) return downloaded;
  throw new Error('Cannot find a browser: install Chromium, or set CHROMIUM_PATH to one.');
}

async function findPlaywrightBrowser() {
  const { chromium } = await import('playwright-core');
  const path = chromium.executablePath();
  return path && existsSync(path) ? path : undefined;
}
