import type { EngineDefinition, RunningEngine } from './engine.ts';
import { EngineError } from './engine-error.ts';

const EXTERNAL_VARIABLES = ['POSTGRES_ADMIN_URL', 'S3_ACCESS_KEY', 'S3_SECRET_KEY'];

function withoutSecrets(address: string): string {
  try {
    const { protocol, host } = new URL(address);
    return `${protocol}//${host}`;
  } catch {
    return '(address not readable)';
  }
}

/** Whether the environment names servers for this engine. @throws EngineError when it names only some of them */
export function isExternal(definition: EngineDefinition, environment: NodeJS.ProcessEnv): boolean {
  const missing = definition.variables.filter((variable) => !environment[variable]);
  if (missing.length === 0) return true;
  if (missing.length < definition.variables.length)
    throw new EngineError(
      `${definition.name}: ${missing.join(' and ')} is not set`,
      `Set all of ${definition.variables.join(', ')}, or none`,
    );
  return false;
}

/** An engine that someone else runs, named in the environment. @throws EngineError when it does not answer */
export async function externalEngine(
  definition: EngineDefinition,
  environment: NodeJS.ProcessEnv,
): Promise<RunningEngine> {
  const own = definition.name === 'postgresql' || definition.name === 's3' ? EXTERNAL_VARIABLES : [];
  const env: Record<string, string> = {};
  for (const variable of [...definition.variables, ...own]) {
    const value = environment[variable];
    if (value && (own.includes(variable) ? variable.startsWith(definition.name === 's3' ? 'S3' : 'POSTGRES') : true))
      env[variable] = value;
  }
  const address = withoutSecrets(env[definition.variables[0] ?? ''] ?? '');
  try {
    const version = await definition.check(env);
    return { name: definition.name, pid: null, address, version, env, state: 'ready' };
  } catch (error) {
    const message = (error as Error).message || String(error);
    throw new EngineError(
      `${definition.name}: the server at ${address} (${definition.variables.join(', ')}) does not answer: ${message}`,
      'Start it, or unset the variable to get one from here',
      { cause: error },
    );
  }
}
