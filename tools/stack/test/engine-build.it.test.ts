import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { livekitServer } from '@my-girok/engines';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { buildLivekit, ensureLivekit } from '../src/engine-build.ts';

const { PATH, GIROK_CACHE_DIR, LIVEKIT_URL } = process.env;
let folder = '';
let told: string[] = [];
const onProgress = (line: string) => told.push(line);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'girok-build-'));
  told = [];
  process.env.GIROK_CACHE_DIR = join(folder, 'cache');
  delete process.env.LIVEKIT_URL;
});
afterEach(() => {
  for (const [name, value] of Object.entries({ PATH, GIROK_CACHE_DIR, LIVEKIT_URL })) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
  rmSync(folder, { recursive: true, force: true });
});

/** Puts a compiler that does as the script says where PATH looks first: nothing is fetched or compiled here. */
function compiler(script: string): void {
  const bin = join(folder, 'bin');
  mkdirSync(bin);
  writeFileSync(
    join(bin, 'go'),
    `#!/bin/sh\n[ "$1" = version ] && exit 0\necho "$GOTOOLCHAIN $*" >> ${folder}/asked\n${script}\n`,
  );
  chmodSync(join(bin, 'go'), 0o755);
  process.env.PATH = [bin, PATH].join(delimiter);
}
const asked = () => readFileSync(join(folder, 'asked'), 'utf8').trim().split('\n');
const WRITES_SERVER = 'printf "#!/bin/sh\\necho built" > "$GOBIN/server"; chmod +x "$GOBIN/server"';

test('is installed whole, at its pinned version, by the Go that is there', async () => {
  compiler(`mkdir -p "$GOBIN"; ${WRITES_SERVER}`);
  const program = await buildLivekit({ onProgress });
  expect(program).toBe(livekitServer());
  expect(execFileSync(program, { encoding: 'utf8' })).toBe('built\n');
  expect(asked()).toEqual([expect.stringMatching(/^local install .*livekit-server\/cmd\/server@v1\.11\.0$/)]);
  await buildLivekit({ onProgress });
  expect(asked()).toHaveLength(1);
});

test('lets an older Go fetch the one that is asked for, and only then', async () => {
  compiler(
    `[ "$GOTOOLCHAIN" = local ] && { echo "go: module requires go >= 1.25.0 (running go 1.22; GOTOOLCHAIN=local)" >&2; exit 1; }\nmkdir -p "$GOBIN"; ${WRITES_SERVER}`,
  );
  await buildLivekit({ onProgress });
  expect(asked().map((line) => line.split(' ')[0])).toEqual(['local', 'auto']);
});

test('tells why it could not be built and what to do, and leaves nothing behind', async () => {
  compiler('mkdir -p "$GOBIN"; echo "dial tcp: no route to host" >&2; exit 1');
  await expect(buildLivekit({ onProgress })).rejects.toThrow(
    /livekit: go could not build it: dial tcp: no route to host\. Try again: npm run engines -- build livekit/,
  );
  expect(existsSync(livekitServer())).toBe(false);
  expect(existsSync(`${join(livekitServer(), '../..')}.part`)).toBe(false);
});

test('needs Go only where there is no server yet', async () => {
  process.env.PATH = '';
  await expect(ensureLivekit({ onProgress })).rejects.toThrow(/Go is needed to build it\. Install Go 1\.25/);
  process.env.LIVEKIT_URL = 'http://127.0.0.1:7880';
  await ensureLivekit({ onProgress });
  expect(told).toEqual([]);
});
