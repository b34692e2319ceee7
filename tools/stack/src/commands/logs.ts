import { spawn } from 'node:child_process';
import { existsSync, globSync } from 'node:fs';
import { basename, join } from 'node:path';
import { dataFolder } from '../paths.ts';

/** `npm run logs -- <name>`: the end of a log, and what is added to it until Ctrl-C (not when the output is a pipe or file). */
export async function logs([name]: readonly string[]): Promise<number> {
  const folder = join(dataFolder(), 'logs');
  const file = join(folder, `${basename(name ?? '')}.log`);
  if (!name || !existsSync(file)) {
    const known = globSync('*.log', { cwd: folder })
      .map((each) => each.replace(/\.log$/, ''))
      .sort();
    throw new Error(
      `${name ? `There is no log of ${name}` : 'Name a process'}. There ${known.length > 0 ? `are ${known.join(', ')}` : 'is none yet: npm start'}`,
    );
  }
  const follow = process.stdout.isTTY ? ['-F'] : [];
  const tail = spawn('tail', ['-n', '200', ...follow, file], { stdio: 'inherit' });
  process.on('SIGINT', () => {});
  return new Promise((resolve) => tail.on('exit', (code) => resolve(code ?? 0)));
}
