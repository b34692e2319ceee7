import type { EngineDefinition, EngineName, RunningEngine } from './engine.ts';
import { EngineError } from './engine-error.ts';

/** What is passed on too where it is set, beside what names the server. */
const FURTHER_VARIABLES: Partial<Record<EngineName, readonly string[]>> = {
  postgresql: ['POSTGRES_ADMIN_URL'],
  s3: ['S3_ACCESS_KEY', 'S3_SECRET_KEY'],
  livekit: ['LIVEKIT_PUBLIC_URL'],
};

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
  const env: Record<string, string> = {};
  for (const variable of [...definition.variables, ...(FURTHER_VARIABLES[definition.name] ?? [])]) {
    const value = environment[variable];
    if (value) env[variable] = value;
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
