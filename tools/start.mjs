#!/usr/bin/env node
/**
 * The one way in for every command of the root package.json. Plain JavaScript for Node 18 and later, without packages:
 * it sees to the packages and to Node 24, then hands over to tools/stack/src/cli.ts.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const modules = join(root, 'node_modules');
const stampFile = join(modules, '.cache', 'girok', 'packages');
const installLock = join(root, 'node_modules', '.girok-install');
const begun = Number(process.env.GIROK_STARTED_AT) || Date.now();
const LEAST_NODE = 24;

const say = (line) => process.stderr.write(`${((Date.now() - begun) / 1000).toFixed(1).padStart(6)} s  ${line}\n`);

function fail(what) {
  process.stderr.write(`\n${what}\n`);
  process.exit(1);
}

/** Changes with every package that should be there. */
function wantedPackages() {
  return createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .update(`${process.platform} ${process.arch}`)
    .digest('hex');
}

function packagesAreThere(wanted) {
  return existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wanted && nodeProgram() !== null;
}

function checkWritable() {
  const folder = existsSync(modules) ? modules : root;
  try {
    accessSync(folder, constants.W_OK);
  } catch {
    const owner = statSync(folder).uid;
    fail(
      `${folder} belongs to user ${owner} and ${userInfo().username} cannot write there, so the packages cannot be installed. Clone the repository as ${userInfo().username}, or: sudo chown -R ${userInfo().username} ${root}`,
    );
  }
}

/** Two starts at once: the second waits for the first one's packages. */
async function withInstallLock(action) {
  mkdirSync(modules, { recursive: true });
  for (let told = false; ; told = true) {
    try {
      const handle = openSync(installLock, 'wx');
      writeSync(handle, String(process.pid));
      closeSync(handle);
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    const owner = Number(readFileSync(installLock, 'utf8')) || 0;
    let alive = true;
    try {
      if (owner > 0) process.kill(owner, 0);
    } catch (error) {
      alive = error.code === 'EPERM';
    }
    if (!alive) rmSync(installLock, { force: true });
    else if (!told) say(`packages: waiting for process ${owner}, which installs them`);
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
  try {
    return await action();
  } finally {
    rmSync(installLock, { force: true });
  }
}

/** Honours the lock file and leaves it unchanged, and lets each platform add its own optional packages; `npm ci` does not. */
function npmInstall() {
  return new Promise((resolve) => {
    const npm = spawn('npm', ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    });
    let output = '';
    npm.stdout.on('data', (chunk) => {
      output += chunk;
    });
    npm.stderr.on('data', (chunk) => {
      output += chunk;
    });
    const ticker = setInterval(() => say('packages: still installing'), 10_000);
    npm.on('error', (error) => {
      clearInterval(ticker);
      resolve({ code: 1, output: error.message });
    });
    npm.on('close', (code) => {
      clearInterval(ticker);
      resolve({ code, output });
    });
  });
}

function explain(output) {
  if (/ENOSPC|no space left/i.test(output))
    return 'The disk is full: the packages need about 1.5 GB. Free some space and start again.';
  if (/spawn npm ENOENT/.test(output))
    return 'npm is not on PATH. Install Node.js with npm (https://nodejs.org) and start again.';
  if (/ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONNREFUSED|ECONNRESET/.test(output))
    return "The package registry cannot be reached. Check the network and npm's registry and proxy settings, and start again.";
  if (/EACCES|EPERM/.test(output))
    return `npm may not write. Give the folders to yourself: sudo chown -R ${userInfo().username} ${root} ~/.npm`;
  return `npm could not install the packages:\n${output.trim().split('\n').slice(-15).join('\n')}`;
}

async function installPackages(wanted) {
  checkWritable();
  await withInstallLock(async () => {
    if (packagesAreThere(wanted)) return;
    say('packages: installing (about a minute)');
    const { code, output } = await npmInstall();
    if (code !== 0) fail(explain(output));
    if (nodeProgram() === null) spawnSync('npm', ['rebuild', 'node'], { cwd: root, stdio: 'ignore' });
    if (nodeProgram() === null)
      fail(
        `Node ${LEAST_NODE} is not at node_modules/.bin/node after the installation. Run: npm rebuild node, or use Node ${LEAST_NODE} yourself`,
      );
    mkdirSync(dirname(stampFile), { recursive: true });
    writeFileSync(stampFile, wanted);
    say('packages: installed');
  });
}

/** A Node that runs TypeScript: the repository's own, else the one that runs this. */
function nodeProgram() {
  const own = join(modules, 'node', 'bin', 'node');
  if (existsSync(own)) {
    const { stdout } = spawnSync(own, ['--version'], { encoding: 'utf8' });
    if (Number(/^v(\d+)/.exec(stdout ?? '')?.[1]) >= LEAST_NODE) return own;
  }
  return Number(process.versions.node.split('.')[0]) >= LEAST_NODE ? process.execPath : null;
}

const wanted = wantedPackages();
if (!packagesAreThere(wanted)) await installPackages(wanted);

const cli = spawn(nodeProgram(), [join(root, 'tools/stack/src/cli.ts'), ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: { ...process.env, GIROK_STARTED_AT: String(begun) },
});
// The terminal sends Ctrl-C to both; what is sent to this process alone must reach the other.
process.on('SIGINT', () => {});
for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => cli.kill(signal));
cli.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
