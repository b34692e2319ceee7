import { accessSync, chmodSync, constants, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { cacheFolder, installOnce, run } from '@my-girok/engines';

const PROGRAMS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
/** The pages are in Korean too: without such a font their screenshots show boxes. */
const PACKAGES = ['chromium', 'fonts-noto-cjk'];
const REMEDY = 'Install Chromium (Debian: sudo apt-get install chromium), or name one in CHROMIUM_PATH';

const isProgram = (file: string): boolean => {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

function onPath(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return PROGRAMS.flatMap((name) => folders.map((folder) => join(folder, name))).find(isProgram);
}

async function apt(args: readonly string[], cwd: string): Promise<string> {
  const { code, output } = await run('apt-get', args, {
    cwd,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' },
  });
  if (code === 0) return output;
  const last =
    output
      .trim()
      .split('\n')
      .findLast((line) => line.startsWith('E:')) ?? output.trim().split('\n').at(-1);
  throw new Error(`Chromium could not be installed: ${last}. ${REMEDY}`);
}

/** apt's folders of our own, so that lists can be fetched and packages downloaded without root. */
function privateApt(folder: string, status: string): string[] {
  const places = { 'Dir::State::Lists': 'lists', 'Dir::Cache': 'cache', 'Dir::State': 'state' };
  for (const place of ['lists/partial', 'cache/archives/partial', 'state'])
    mkdirSync(join(folder, place), { recursive: true });
  const options = Object.entries(places).map(([name, place]) => `${name}=${join(folder, place)}`);
  return [...options, `Dir::State::status=${status}`, 'Debug::NoLocking=1', 'APT::Sandbox::User='].flatMap((option) => [
    '-o',
    option,
  ]);
}

/**
 * Debian's Chromium with the libraries this machine lacks, unpacked into the cache without root.
 *
 * @param status dpkg's list of what is installed; tests give another
 */
export async function unpackChromium(
  progress: (line: string) => void,
  status = '/var/lib/dpkg/status',
): Promise<string> {
  const folder = join(cacheFolder(), 'chromium');
  const program = join(folder, 'chromium');
  if (existsSync(folder)) return program;
  if ((await run('apt-get', ['--version'])).code !== 0 || !existsSync(status))
    throw new Error(`There is no Chromium on PATH. ${REMEDY}`);
  await installOnce(folder, progress, async (temporary) => {
    const work = join(temporary, 'apt');
    mkdirSync(work);
    const options = privateApt(work, status);
    progress('chromium: fetching the list of packages');
    await apt([...options, 'update', '-qq'], work);
    const plan = await apt(
      [...options, 'install', '--print-uris', '-qq', '-y', '--no-install-recommends', ...PACKAGES],
      work,
    );
    const wanted = [...plan.matchAll(/^'[^']*' (\S+?)_(\S+?)_\S+\.deb (\d+)/gm)];
    const size = wanted.reduce((sum, match) => sum + Number(match[3]), 0);
    progress(`chromium: downloading ${wanted.length} packages (${Math.round(size / 1e6)} MB)`);
    const names = wanted.map((match) => `${match[1]}=${decodeURIComponent(match[2] ?? '')}`);
    await apt([...options, 'download', '-qq', ...names], work);
    const root = join(temporary, 'root');
    for (const archive of readdirSync(work).filter((file) => file.endsWith('.deb'))) {
      const { code, output } = await run('dpkg', ['-x', join(work, archive), root]);
      if (code !== 0) throw new Error(`Chromium could not be unpacked: ${output.trim().split('\n').at(-1)}. ${REMEDY}`);
    }
    await run('rm', ['-rf', work]);
    writeLauncher(temporary, folder);
  });
  const { code, output } = await run(program, ['--version']);
  if (code !== 0) throw new Error(`The unpacked Chromium does not run: ${output.trim().split('\n').at(-1)}. ${REMEDY}`);
  return program;
}

/** Finds its libraries and fonts where they were unpacked; `final` is the folder's name once complete. */
function writeLauncher(temporary: string, final: string): void {
  const root = join(final, 'root');
  const inside = readdirSync(join(temporary, 'root/usr/lib'));
  const triplet = inside.find((name) => name.endsWith('-linux-gnu')) ?? '';
  const libraries = ['usr/lib', 'lib'].flatMap((base) => [
    join(root, base, triplet),
    join(root, base, triplet, 'pulseaudio'),
    join(root, base),
  ]);
  writeFileSync(
    join(temporary, 'fonts.conf'),
    `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">${existsSync('/etc/fonts/fonts.conf') ? '/etc/fonts/fonts.conf' : join(root, 'etc/fonts/fonts.conf')}</include>
  <dir>${join(root, 'usr/share/fonts')}</dir>
  <cachedir>${join(final, 'font-cache')}</cachedir>
</fontconfig>
`,
  );
  const launcher = join(temporary, 'chromium');
  writeFileSync(
    launcher,
    `#!/bin/sh
export LD_LIBRARY_PATH="${libraries.join(':')}\${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"
export FONTCONFIG_FILE="${join(final, 'fonts.conf')}"
exec "${join(root, 'usr/lib/chromium/chromium')}" "$@"
`,
  );
  chmodSync(launcher, 0o755);
}

/**
 * A Chromium for end-to-end tests: CHROMIUM_PATH, else one on PATH, else Debian's: installed as root, unpacked into
 * the cache as anyone else.
 *
 * @throws one line with the remedy
 */
export async function ensureChromium(progress: (line: string) => void = () => {}): Promise<string> {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (isProgram(named)) return named;
    throw new Error(`CHROMIUM_PATH names ${named}, which is no program. Correct it, or unset it`);
  }
  const found = onPath();
  if (found) return found;
  if (process.getuid?.() !== 0) return unpackChromium(progress);
  progress('chromium: installing from Debian (about a minute)');
  await apt(['update', '-qq'], '/');
  await apt(['install', '-y', '-qq', '--no-install-recommends', ...PACKAGES], '/');
  const installed = onPath();
  if (!installed) throw new Error(`Chromium is not on PATH after its installation. ${REMEDY}`);
  return installed;
}
