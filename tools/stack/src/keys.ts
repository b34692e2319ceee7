import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { TOPOLOGY } from './topology.ts';

/** Where the keys are, and the secrets themselves. */
export interface Keys {
  /** The private ES256 JWK with which a service signs its own calls; its kid is the service's name. */
  serviceKeyFile(service: string): string;
  /** The public JWKS of all services. */
  servicesJwksFile: string;
  /** 32 random bytes each, base64url. */
  authRefreshKey: string;
  authSealKey: string;
  mediaUrlKey: string;
  /** The application server's key of web push (RFC 8292): a P-256 pair, base64url of the raw point and scalar. */
  push: { publicKey: string; privateKey: string };
}

interface Es256Pair {
  privateJwk: Record<string, unknown>;
  publicJwk: Record<string, unknown>;
}

function es256(kid: string): Es256Pair {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const about = { kid, alg: 'ES256', use: 'sig' };
  return {
    privateJwk: { ...privateKey.export({ format: 'jwk' }), ...about },
    publicJwk: { ...publicKey.export({ format: 'jwk' }), ...about },
  };
}

function pushKeys(file: string): Keys['push'] {
  if (!existsSync(file)) {
    const jwk = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' });
    const part = (value: string | undefined) => Buffer.from(value ?? '', 'base64url');
    const publicKey = Buffer.concat([Buffer.of(4), part(jwk.x), part(jwk.y)]).toString('base64url');
    writePrivate(file, { publicKey, privateKey: part(jwk.d).toString('base64url') });
  }
  return read<Keys['push']>(file);
}

/** Whole or not at all, readable by its owner only. */
function writePrivate(file: string, content: unknown): void {
  writeFileSync(`${file}.new`, JSON.stringify(content, null, 2), { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

const read = <T>(file: string): T => JSON.parse(readFileSync(file, 'utf8')) as T;

/** Makes the keys of one stack in a folder (0700), each once: later calls give what is there. Tests use it too. */
export function createKeys(
  folder: string,
  services: readonly string[] = TOPOLOGY.filter((each) => each.kind === 'service').map((each) => each.name),
): Keys {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const serviceKeyFile = (service: string) => join(folder, `${service}.json`);
  const servicesJwksFile = join(folder, 'services-jwks.json');
  const secret = (name: string): string => {
    const file = join(folder, `${name}-secret.json`);
    if (!existsSync(file)) writePrivate(file, randomBytes(32).toString('base64url'));
    return read<string>(file);
  };
  const secretsFile = join(folder, 'auth-secrets.json');
  for (const service of services.filter((name) => !existsSync(serviceKeyFile(name))))
    writePrivate(serviceKeyFile(service), es256(service).privateJwk);
  const keys = services.map((service) => {
    const { d: _private, ...publicJwk } = read<Record<string, unknown>>(serviceKeyFile(service));
    return publicJwk;
  });
  writePrivate(servicesJwksFile, { keys });
  if (!existsSync(secretsFile))
    writePrivate(secretsFile, {
      refresh: randomBytes(32).toString('base64url'),
      seal: randomBytes(32).toString('base64url'),
    });
  const secrets = read<{ refresh: string; seal: string }>(secretsFile);
  return {
    serviceKeyFile,
    servicesJwksFile,
    authRefreshKey: secrets.refresh,
    authSealKey: secrets.seal,
    mediaUrlKey: secret('media-url'),
    push: pushKeys(join(folder, 'push-secrets.json')),
  };
}
