/** A failure a person can act on: one line says what, and what to do next. */
export class EngineError extends Error {
  constructor(what: string, remedy: string, options?: ErrorOptions) {
    super(`${what}. ${remedy}`, options);
    this.name = 'EngineError';
  }
}

const NETWORK =
  /ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONNREFUSED|ECONNRESET|ENETUNREACH|name resolution|NewConnectionError|ConnectTimeout|No matching distribution/i;

/** Turns an installer's output into one line with the remedy; `variable` names the way round it. */
export function installError(what: string, output: string, variable: string, cause?: unknown): EngineError {
  const instead = `or set ${variable} to a server you already run`;
  if (/ENOSPC|No space left/i.test(output)) {
    return new EngineError(
      `${what}: the disk is full`,
      `Free some space (GIROK_CACHE_DIR moves the cache elsewhere), ${instead}`,
      { cause },
    );
  }
  if (/EACCES|Permission denied/i.test(output)) {
    return new EngineError(
      `${what}: the cache folder cannot be written`,
      `Set GIROK_CACHE_DIR to a folder of yours, ${instead}`,
      { cause },
    );
  }
  if (/hashes|EINTEGRITY/i.test(output)) {
    return new EngineError(
      `${what}: the package does not match its pinned hash`,
      `Do not use it; check the registry, ${instead}`,
      { cause },
    );
  }
  if (NETWORK.test(output)) {
    return new EngineError(
      `${what}: the package registry cannot be reached or lacks it`,
      `Check the network and the proxy settings, ${instead}`,
      { cause },
    );
  }
  const last =
    output
      .trim()
      .split('\n')
      .filter((line) => /err/i.test(line))
      .at(-1) ??
    output.trim().split('\n').at(-1) ??
    '';
  return new EngineError(`${what}: ${last.trim().slice(0, 300) || 'the installer failed'}`, `Try again, ${instead}`, {
    cause,
  });
}
