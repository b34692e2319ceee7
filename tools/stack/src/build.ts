import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { run } from '@my-girok/engines';
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

async function runStep(step: Step, progress: Progress): Promise<void> {
  const inputs = fingerprint(step.inputs);
  if (readStamps()[step.name] === inputs && step.outputs.every((file) => existsSync(join(REPOSITORY, file)))) return;
  const begun = Date.now();
  progress(step.name);
  const [command = '', ...args] = step.command;
  // Scripts must find this Node first, not the machine's older one.
  const PATH = [dirname(NODE), join(REPOSITORY, 'node_modules', '.bin'), process.env.PATH].join(delimiter);
  const { code, output } = await run(command, args, { cwd: REPOSITORY, env: { ...process.env, PATH } });
  if (code !== 0) throw new Error(`${step.name} failed:\n${output.trim().split('\n').slice(-40).join('\n')}`);
  stamp(step.name, fingerprint(step.inputs));
  progress(`${step.name}: done (${((Date.now() - begun) / 1000).toFixed(1)} s)`);
}

const script = (name: string, folder: string) => ['npm', 'run', '--silent', name, '--workspace', folder];

/** Runs every workspace's `generate`: code that is made from protos and GraphQL documents. */
export async function generate(progress: Progress): Promise<void> {
  // An app's codegen reads the gateway's schema files.
  const steps = workspaces()
    .filter((each) => each.scripts.generate)
    .map(({ folder }) => ({
      name: `generate ${folder}`,
      inputs: [folder, 'package-lock.json', ...(folder.startsWith('apps/') ? ['services/gateway'] : [])],
      outputs: [],
      command: script('generate', folder),
    }));
  for (const step of steps) await runStep(step, progress);
}

/** Generates and compiles: enough for the services. */
export async function compile(progress: Progress): Promise<void> {
  await generate(progress);
  const outputs = TOPOLOGY.filter((each) => each.after === 'compile').map((each) => join(each.folder, each.main));
  await runStep(
    {
      name: 'tsc -b',
      inputs: [...COMMON, 'services', 'apps', 'tools', 'tests'],
      outputs,
      command: [packageProgram('tsc'), '-b'],
    },
    progress,
  );
}

/** The gateway's and the apps' own builds, in this order: an app's documents are checked against the supergraph. */
export async function bundle(progress: Progress): Promise<void> {
  const built = workspaces().filter(({ folder, scripts }) => scripts.build && /^(services|apps)\//.test(folder));
  for (const { folder } of built.sort((a, b) => b.folder.localeCompare(a.folder))) {
    const outputs = TOPOLOGY.filter((each) => each.folder === folder).map((each) => join(folder, each.main));
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
