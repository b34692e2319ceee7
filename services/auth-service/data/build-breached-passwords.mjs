/**
 * Rebuilds breached-passwords.sha256-64.txt from a list of leaked passwords, one a line:
 *   node data/build-breached-passwords.mjs <list.txt> > data/breached-passwords.sha256-64.txt
 * Only entries that our length rule would let through are kept, lower-cased, as the first 64 bits of their SHA-256:
 * the question is "is it in the list", and nobody's leaked password needs to stand in a repository to answer it.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

const MIN_LENGTH = 15;
const digests = new Set();
for (const line of readFileSync(process.argv[2], 'utf8').split(/\r?\n/)) {
  const password = line.normalize('NFKC').toLowerCase();
  if ([...password].length < MIN_LENGTH) continue;
  digests.add(createHash('sha256').update(password).digest('hex').slice(0, 16));
}
process.stdout.write(`${[...digests].sort().join('\n')}\n`);
