import { type SpawnOptions, spawn } from 'node:child_process';

/** A finished command. */
export interface Finished {
  code: number | null;
  output: string;
}

/**
 * Runs a command to its end and gathers what it printed. Never rejects for a non-zero exit; a command that is not
 * there has code null and the system's message as its output.
 */
export function run(command: string, args: readonly string[], options: SpawnOptions = {}): Promise<Finished> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options });
    let output = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
    child.stderr?.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
    child.on('error', (error) => resolve({ code: null, output: `${output}${error.message}` }));
    child.on('close', (code) => resolve({ code, output }));
  });
}
