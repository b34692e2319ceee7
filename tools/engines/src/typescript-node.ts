import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** A Node that runs TypeScript: this one from version 24 on, else the repository's own (a test runner may run on the machine's older one). */
export function typescriptNode(): string {
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  const own = fileURLToPath(new URL('../../../node_modules/node/bin/node', import.meta.url));
  return existsSync(own) ? own : process.execPath;
}
