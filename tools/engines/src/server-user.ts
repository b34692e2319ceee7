import { readFileSync } from 'node:fs';
import { EngineError } from './engine-error.ts';
import { POSTGRESQL_VARIABLES } from './postgresql-package.ts';
import { run } from './run.ts';

/** The uid and gid a server runs under. */
export interface ServerUser {
  uid: number;
  gid: number;
}

function lookUp(name: string): ServerUser | null {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${name}:`));
  const [, , uid, gid] = line?.split(':') ?? [];
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : null;
}

let user: Promise<ServerUser | null> | null = null;

async function find(): Promise<ServerUser | null> {
  if (process.getuid?.() !== 0) return null;
  let known = lookUp('girok');
  if (known === null) {
    await run('useradd', [
      '--system',
      '--user-group',
      '--no-create-home',
      '--home-dir',
      '/nonexistent',
      '--shell',
      '/usr/sbin/nologin',
      'girok',
    ]);
    known = lookUp('girok') ?? lookUp('nobody');
  }
  if (known === null)
    throw new EngineError(
      'postgresql: PostgreSQL refuses to run as root and no other user could be made',
      `Run as a plain user, or set ${POSTGRESQL_VARIABLES.join(', ')}`,
    );
  return known;
}

/** Root only: the system user `girok` (made when missing, else `nobody`) under which PostgreSQL runs; null for a plain user. */
export function serverUser(): Promise<ServerUser | null> {
  user ??= find();
  return user;
}
