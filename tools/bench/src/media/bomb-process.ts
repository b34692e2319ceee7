import 'reflect-metadata';
import { readFileSync, writeFileSync } from 'node:fs';
import { admitPicture, isRefusal } from './parts.ts';

/**
 * What admission costs, in a process of its own: `bomb-process.ts <ordinary picture> <bomb>`. The ordinary one comes first, as in a
 * service that has been running. Sends its parent the CPU of each refusal and the memory that all of them together added.
 */
const repetitions = 20;
const [ordinary = '', bomb = ''] = process.argv.slice(2).map((path) => readFileSync(path));
for (let i = 0; i < 5; i++) await admitPicture(ordinary as Buffer);
writeFileSync('/proc/self/clear_refs', '5');
const before = memory('VmRSS');
const cpuMs: number[] = [];
for (let i = 0; i < repetitions; i++) {
  const start = process.cpuUsage();
  const code = await admitPicture(bomb as Buffer).then(
    () => 'admitted',
    (error: unknown) => (isRefusal(error) ? error.code : String(error)),
  );
  const { user, system } = process.cpuUsage(start);
  cpuMs.push((user + system) / 1000);
  if (code !== 'MEDIA_SIDE_TOO_LONG') throw new Error(`The bomb was not refused as one: ${code}`);
}
process.send?.({ cpuMs, mebibytes: memory('VmHWM') - before });

function memory(name: string): number {
  const status = readFileSync('/proc/self/status', 'utf8');
  return Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1]) / 1024;
}
