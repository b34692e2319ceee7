import { z } from 'zod';

/** Says which names of the environment are wrong and why; never what their values were. */
export class ConfigError extends Error {
  constructor(
    service: string,
    readonly problems: readonly string[],
  ) {
    super(
      `${service} cannot start, its configuration is wrong:\n${problems.map((problem) => `  ${problem}`).join('\n')}`,
    );
    this.name = 'ConfigError';
  }
}

/**
 * Reads a service's configuration. Empty variables count as absent. Reports every bad name at once.
 * @throws ConfigError
 */
export function loadConfig<S extends z.ZodRawShape>(
  service: string,
  shape: S,
  env: Readonly<Record<string, string | undefined>> = process.env,
): z.output<z.ZodObject<S>> {
  const given = Object.fromEntries(Object.keys(shape).map((name) => [name, env[name] === '' ? undefined : env[name]]));
  const result = z.object(shape).safeParse(given);
  if (result.success) return result.data;
  throw new ConfigError(
    service,
    result.error.issues.map((issue) => {
      const name = String(issue.path[0]);
      return given[name] === undefined ? `${name} is missing` : `${name} is not valid (${reason(issue)})`;
    }),
  );
}

function reason(issue: z.core.$ZodIssue): string {
  // zod's messages name the expectation; those of invalid_value and custom checks could quote the input.
  if (issue.code === 'invalid_format') return `expected ${issue.format}`;
  if (issue.code === 'invalid_type') return `expected ${issue.expected}`;
  return issue.code;
}
