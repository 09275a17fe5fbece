#!/usr/bin/env node
// The one launcher behind every npm script. It runs on the system's Node before anything is installed, so it
// uses nothing but Node's own modules; the command itself then runs on the project's private Node 24.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { findBrowser } from './find-browser.mjs';
import { HOME, findNode, prepare, requireNode, stepEnv } from './prepare.mjs';

const CHECKS = [
  ['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.'],
  ['node_modules/eslint/bin/eslint.js', '.'],
  ['node_modules/typescript/bin/tsc', '--noEmit'],
  ['node_modules/typescript/bin/tsc', '--noEmit', '-p', 'ml'],
  ['node_modules/typescript/bin/tsc', '--noEmit', '-p', 'extensions/buyer-profile'],
];

/** name -> what must be ready, what runs (arguments of the private Node), and extra environment. */
const COMMANDS = {
  demo: { ready: ['dependencies', 'client', 'kernels', 'build'], run: [['sandbox/demo/main.ts']], args: true },
  dev: { ready: ['dependencies', 'client', 'kernels'], run: [['sandbox/demo/main.ts', '--dev']], args: true },
  start: {
    ready: ['dependencies', 'client', 'kernels', 'build'],
    run: [['server.ts']],
    env: { NODE_ENV: 'production' },
  },
  import: { ready: ['dependencies', 'client', 'kernels'], run: [['app/commands/import.ts']], args: true },
  'state-hash': { ready: ['dependencies', 'client'], run: [['app/commands/state-hash.ts']], args: true },
  bench: { ready: ['dependencies', 'client', 'kernels', 'build'], run: [['bench/main.ts']], args: true },
  'sandbox:shoppers': { ready: ['dependencies', 'client', 'kernels'], run: [['sandbox/shoppers/main.ts']], args: true },
  screenshots: {
    ready: ['dependencies', 'client', 'kernels', 'build', 'browser'],
    run: [['sandbox/screenshots/main.ts']],
    args: true,
  },
  test: {
    ready: ['dependencies', 'client', 'kernels', 'build', 'browser'],
    run: [['node_modules/vitest/vitest.mjs', 'run']],
    args: true,
    env: { NODE_ENV: 'test' },
  },
  check: { ready: ['dependencies', 'client'], run: CHECKS },
  validate: {
    ready: ['dependencies', 'client', 'kernels', 'build', 'browser'],
    run: [...CHECKS, ['node_modules/vitest/vitest.mjs', 'run']],
    env: { NODE_ENV: 'test' },
  },
  build: { ready: ['dependencies', 'client', 'kernels', 'build'], run: [] },
  setup: { ready: ['dependencies', 'client', 'kernels', 'build', 'browser'], run: [] },
};

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

/** Run the private Node and pass signals on; resolves with its exit code. */
function runNode(node, args, { env, isServer }) {
  return new Promise((done) => {
    // A server stops when the channel goes: no orphan stays even if this process is killed.
    const stdio = isServer ? ['inherit', 'inherit', 'inherit', 'ipc'] : 'inherit';
    const child = spawn(node, args, { cwd: HOME, env, stdio });
    const forward = (signal) => child.kill(signal);
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, forward);
    child.once('error', (error) => fail(`Cannot start ${node}: ${error.message}.`));
    child.once('exit', (code, signal) => {
      for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.off(name, forward);
      done(signal === 'SIGINT' ? 130 : signal ? 1 : (code ?? 1));
    });
  });
}

async function main() {
  requireNode();
  const [name = '', ...args] = process.argv.slice(2);
  const command = COMMANDS[name];
  if (!command) fail(`Cannot run "${name}": the command must be one of ${Object.keys(COMMANDS).join(', ')}.`);
  if (!command.args && args.length > 0) fail(`Cannot run ${name}: it takes no arguments, got "${args.join(' ')}".`);
  const started = Date.now();
  await prepare(command.ready);
  const node = findNode();
  const env = {
    ...stepEnv(),
    ...command.env,
    NODE_ENV: process.env.NODE_ENV ?? command.env?.NODE_ENV ?? 'development',
  };
  if (command.ready.includes('browser')) env.CHROMIUM_PATH = await findBrowser(node);
  for (const step of command.run) {
    if (command.run.length > 1) process.stderr.write(`> ${step.slice(0, 3).join(' ')}\n`);
    const code = await runNode(
      node,
      ['--disable-warning=ExperimentalWarning', ...fromHome(step), ...(command.args ? args : [])],
      { env, isServer: ['demo', 'dev', 'start'].includes(name) },
    );
    if (code !== 0) process.exit(code);
  }
  if (command.run.length !== 1)
    process.stderr.write(`${name}: done in ${((Date.now() - started) / 1000).toFixed(0)} s.\n`);
}

const fromHome = (step) =>
  step.map((part) =>
    /^(node_modules\/|(app|bench|sandbox)\/.*\.ts$|server\.ts$)/.test(part) ? join(HOME, part) : part,
  );

main().catch((error) => fail(error instanceof Error ? error.message : String(error)));
