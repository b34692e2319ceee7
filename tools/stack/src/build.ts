import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { run, waitForLock } from '@my-girok/engines';
import { fingerprint } from './fingerprint.ts';
import { NODE, packageProgram, REPOSITORY } from './paths.ts';
import { TOPOLOGY } from './topology.ts';
import { workspaces } from './workspaces.ts';

const STAMPS = join(REPOSITORY, 'node_modules', '.cache', 'girok', 'build.json');
const COMMON = ['package-lock.json', 'tsconfig.json', 'tsconfig.base.json', 'packages'];

interface Step {
  name: string;
  inputs: string[];
  /** Made by the step; when one is missing it runs whatever the stamp says. */
  outputs: string[];
  command: string[];
}

type Progress = (line: string) => void;

function readStamps(): Record<string, string> {
  try {
    return JSON.parse(readFileSync(STAMPS, 'utf8')) as Record<string, string>;
  } catch {
    return {};
  }
}

function stamp(name: string, value: string): void {
  mkdirSync(dirname(STAMPS), { recursive: true });
  writeFileSync(STAMPS, JSON.stringify({ ...readStamps(), [name]: value }, null, 2));
}

/** One at a time on one clone, whoever asks: a start and a test run may build at once. */
async function runStep(step: Step, progress: Progress): Promise<void> {
  if (isDone(step, fingerprint(step.inputs))) return;
  const lock = await waitForLock(`${STAMPS}.lock`, ({ pid }) =>
    progress(`${step.name}: waiting for process ${pid}, which builds`),
  );
  try {
    // Taken before the build: what changes during it must be built again.
    const inputs = fingerprint(step.inputs);
    if (isDone(step, inputs)) return;
    const begun = Date.now();
    progress(step.name);
    const [command = '', ...args] = step.command;
    // Scripts must find this Node first, not the machine's older one.
    const PATH = [dirname(NODE), join(REPOSITORY, 'node_modules', '.bin'), process.env.PATH].join(delimiter);
    const { code, output } = await run(command, args, {
      cwd: REPOSITORY,
      env: { ...process.env, PATH, NODE_ENV: 'production' },
    });
    if (code !== 0) throw new Error(`${step.name} failed:\n${output.trim().split('\n').slice(-40).join('\n')}`);
    stamp(step.name, inputs);
    progress(`${step.name}: done (${((Date.now() - begun) / 1000).toFixed(1)} s)`);
  } finally {
    lock.release();
  }
}

function isDone(step: Step, inputs: string): boolean {
  return readStamps()[step.name] === inputs && step.outputs.every((file) => existsSync(join(REPOSITORY, file)));
}

const script = (name: string, folder: string) => ['npm', 'run', '--silent', name, '--workspace', folder];

/** Makes code from protos and GraphQL schemas. An app's is made by its build: it needs the gateway's composed schema. */
async function generate(progress: Progress): Promise<void> {
  for (const { folder, scripts } of workspaces().filter((each) => !each.folder.startsWith('apps/'))) {
    const name = scripts.generate ? 'generate' : scripts.codegen ? 'codegen' : null;
    if (name === null) continue;
    const outputs = [join(folder, 'src', 'gen')];
    await runStep(
      { name: `generate ${folder}`, inputs: [folder, 'package-lock.json'], outputs, command: script(name, folder) },
      progress,
    );
  }
}

/** Generates and compiles what the services need. */
export async function compile(progress: Progress): Promise<void> {
  await generate(progress);
  const services = TOPOLOGY.filter((each) => each.kind === 'service');
  const outputs = services.map((each) => join(each.folder, each.main));
  const folders = services.map((each) => each.folder);
  await runStep(
    {
      name: 'compile the services',
      inputs: [...COMMON, 'services'],
      outputs,
      command: [packageProgram('tsc'), '-b', ...folders],
    },
    progress,
  );
}

/** The gateway's and the apps' own builds, in this order: an app's documents are checked against the composed schema. */
export async function bundle(
  progress: Progress,
  names: readonly string[] = TOPOLOGY.map((each) => each.name),
): Promise<void> {
  const wanted = TOPOLOGY.filter((each) => names.includes(each.name)).map((each) => each.folder);
  const built = workspaces().filter(
    ({ folder, scripts }) => scripts.build && scripts.build !== 'tsc -b' && wanted.includes(folder),
  );
  for (const { folder } of built.sort((a, b) => b.folder.localeCompare(a.folder))) {
    const outputs = TOPOLOGY.filter((each) => each.folder === folder).map((each) => join(folder, each.main));
    if (folder.startsWith('apps/')) outputs.push(join(folder, 'src', 'gen'));
    await runStep(
      {
        name: `build ${folder}`,
        inputs: [...COMMON, folder, 'services/gateway'],
        outputs,
        command: script('build', folder),
      },
      progress,
    );
  }
}

/** `npm run build`. */
export async function build(progress: Progress): Promise<void> {
  await compile(progress);
  await bundle(progress);
}
