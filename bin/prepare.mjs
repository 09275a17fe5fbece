// Brings a checkout to the point where a command can run: dependencies, the generated database client, the build.
// Each step leaves a stamp of what it was made from, so a second run costs a few milliseconds.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const HOME = resolve(dirname(fileURLToPath(import.meta.url)), '..');

const OLDEST_NODE = 20;
/** TypeScript runs unbundled from here on. */
const PRIVATE_NODE = 24;
const NODE_FILE = process.platform === 'win32' ? 'node.exe' : 'node';
const PRIVATE_BINARY = join(HOME, 'node_modules', 'node', 'bin', NODE_FILE);

const STEPS = {
  dependencies: {
    stamp: 'node_modules/.regulars-dependencies',
    from: ['package.json', 'package-lock.json'],
    make: installDependencies,
    isDone: hasPinnedDependencies,
  },
  client: {
    stamp: 'prisma/generated/.stamp',
    from: ['prisma/schema.prisma', 'package-lock.json'],
    make: generateClient,
  },
  // Not in build/: the admin's build empties it.
  kernels: {
    stamp: '.cache/kernels/.stamp',
    from: ['ml/kernels/simd', 'package-lock.json'],
    make: compileKernels,
  },
  build: {
    stamp: 'build/.stamp',
    from: ['app', 'ml', 'prisma/schema.prisma', 'vite.config.ts', 'package-lock.json', 'package.json'],
    make: buildApp,
  },
};

/** @throws when this Node cannot even install the private one. */
export function requireNode() {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < OLDEST_NODE)
    throw new Error(`Cannot run: Node must be ${OLDEST_NODE} or newer, got ${process.versions.node}.`);
}

/** The Node that runs the project: its own, or this one where the install was told to run no scripts. */
export function findNode() {
  if (existsSync(PRIVATE_BINARY)) return PRIVATE_BINARY;
  if (Number(process.versions.node.split('.')[0]) >= PRIVATE_NODE) return process.execPath;
  throw new Error(
    `Cannot run: the private Node ${PRIVATE_NODE} must be in node_modules/node (run "npm rebuild node"), got only Node ${process.versions.node}.`,
  );
}

/** The environment of a child: the project's binaries first on the path, what Node compiled before is kept beside the kernels. */
export function stepEnv() {
  return {
    NODE_COMPILE_CACHE: join(HOME, '.cache', 'compile'),
    ...process.env,
    PATH: `${join(HOME, 'node_modules', '.bin')}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH ?? ''}`,
  };
}

/** Make what is missing or out of date of `names`, saying so. */
export async function prepare(names) {
  for (const name of names) {
    const step = STEPS[name];
    if (!step) continue;
    const print = fingerprint(step.from);
    const stamp = join(HOME, step.stamp);
    if (existsSync(stamp) && readFileSync(stamp, 'utf8') === print) continue;
    if (!step.isDone?.()) await step.make();
    mkdirSync(dirname(stamp), { recursive: true });
    // The install may complete the lock file: the stamp is of what is there afterwards.
    writeFileSync(stamp, fingerprint(step.from));
  }
}

/** Whether somebody's own `npm install` already put every pinned package there. */
function hasPinnedDependencies() {
  const { dependencies, devDependencies } = JSON.parse(readFileSync(join(HOME, 'package.json'), 'utf8'));
  return Object.entries({ ...dependencies, ...devDependencies }).every(([name, version]) => {
    const manifest = join(HOME, 'node_modules', name, 'package.json');
    return existsSync(manifest) && JSON.parse(readFileSync(manifest, 'utf8')).version === version;
  });
}

async function installDependencies() {
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
  const ok = await run('Installing dependencies and the private Node', npm, ['ci', ...quiet], { allowFailure: true });
  if (!ok) await run('Installing dependencies (the lock file does not suit this registry)', npm, ['install', ...quiet]);
}

async function generateClient() {
  // Generating needs no schema engine, but Prisma's command line insists on one: any executable will do.
  const env = { ...stepEnv(), PRISMA_SCHEMA_ENGINE_BINARY: findNode(), PRISMA_HIDE_UPDATE_MESSAGE: '1' };
  await run(
    'Generating the database client',
    findNode(),
    [join('node_modules', 'prisma', 'build', 'index.js'), 'generate'],
    { env },
  );
}

/** Vectors that every machine computes alike (no relaxed ones), and one memory of at most 2 GB for all threads. */
async function compileKernels() {
  const memory = ['--importMemory', '--sharedMemory', '--initialMemory', '1', '--maximumMemory', '32768'];
  await run('Compiling the numeric kernels', findNode(), [
    join('node_modules', 'assemblyscript', 'bin', 'asc.js'),
    join('ml', 'kernels', 'simd', 'kernels.as.ts'),
    ...['--outFile', join('.cache', 'kernels', 'kernels.wasm'), '-O3', '--noAssert', '--runtime', 'stub'],
    ...['--enable', 'simd,threads', ...memory],
  ]);
}

async function buildApp() {
  const env = { ...stepEnv(), NODE_ENV: 'production' };
  await run(
    'Building the admin pages',
    findNode(),
    [join('node_modules', '@remix-run', 'dev', 'dist', 'cli.js'), 'vite:build'],
    { env },
  );
}

/** Run a step, showing that it is alive; its output is shown only when it fails. */
function run(title, command, args, { env = stepEnv(), allowFailure = false } = {}) {
  return new Promise((done, refuse) => {
    const started = Date.now();
    const seconds = () => Math.round((Date.now() - started) / 1000);
    const live = process.stderr.isTTY;
    process.stderr.write(live ? `${title} ...` : `${title} ...\n`);
    const ticker = setInterval(
      () => process.stderr.write(live ? `\r${title} ... ${seconds()} s` : `${title} ... ${seconds()} s\n`),
      live ? 1000 : 15_000,
    );
    const output = [];
    const child = spawn(command, args, {
      cwd: HOME,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    });
    child.stdout.on('data', (chunk) => output.push(chunk));
    child.stderr.on('data', (chunk) => output.push(chunk));
    const forward = (signal) => child.kill(signal);
    for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, forward);
    child.once('error', (error) => refuse(new Error(`Cannot run ${command}: ${error.message}.`)));
    child.once('exit', (code, signal) => {
      clearInterval(ticker);
      for (const name of ['SIGINT', 'SIGTERM']) process.off(name, forward);
      process.stderr.write(`${live ? '\r' : ''}${title} ... ${code === 0 ? `done in ${seconds()} s` : 'failed'}\n`);
      if (code === 0) return done(true);
      if (signal) process.exit(130);
      if (allowFailure) return done(false);
      process.stderr.write(Buffer.concat(output));
      refuse(new Error(`${title} failed (exit code ${code}).`));
    });
  });
}

function fingerprint(paths) {
  const hash = createHash('sha256').update(process.platform + process.arch);
  for (const path of paths) digest(join(HOME, path), path, hash);
  return hash.digest('hex');
}

function digest(path, name, hash) {
  if (!existsSync(path)) return;
  if (!statSync(path).isDirectory()) {
    hash.update(`${name}\0`).update(readFileSync(path));
    return;
  }
  for (const entry of readdirSync(path).sort()) digest(join(path, entry), `${name}/${entry}`, hash);
}
