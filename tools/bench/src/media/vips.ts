import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { pooled, SETTINGS, type Work } from './work.ts';

const exec = promisify(execFile);
const installMinutes = 3;

/** Finds Debian's `vipsthumbnail`, or installs it where that is possible; false, and one line why, where it is not. */
export async function findVips(progress: (line: string) => void): Promise<boolean> {
  const there = () =>
    exec('vipsthumbnail', ['--version']).then(
      ({ stdout }) => {
        progress(`libvips: ${stdout.trim()}`);
        return true;
      },
      () => false,
    );
  if (await there()) return true;
  if (process.getuid?.() === 0) {
    progress('libvips: installing libvips-tools');
    const options = {
      timeout: installMinutes * 60_000,
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    };
    const install = () => exec('apt-get', ['install', '-y', '--no-install-recommends', 'libvips-tools'], options);
    await install()
      .catch(() => exec('apt-get', ['update'], options).then(install))
      .catch(() => undefined);
    if (await there()) return true;
  }
  progress('libvips: left out, there is no vipsthumbnail; it comes with: apt-get install libvips-tools');
  return false;
}

/**
 * One round with `vipsthumbnail`. Each run of it takes one size and many pictures, so that its start is paid for once; the widest
 * come first, so that all workers end at about the same time. A worker is one process of one thread.
 */
export async function vipsRound({ orders, format, out, workers }: Work): Promise<number> {
  const startedAt = performance.now();
  const { quality, effort } = SETTINGS[format];
  // sharp keeps the full colour of AVIF; libvips halves it unless it is told.
  const options = `[Q=${quality},effort=${effort},strip${format === 'avif' ? ',subsample-mode=off' : ''}]`;
  const [first] = orders;
  const derivatives = [...(first?.derivatives ?? [])].sort((a, b) => b.width - a.width);
  const jobs = derivatives.flatMap(({ object, width, height, cropped }) =>
    Array.from({ length: workers }, (_, worker) => orders.filter((_, index) => index % workers === worker))
      .filter((part) => part.length > 0)
      .map((part) => () => {
        const size = cropped ? ['--size', `${width}x${height}`, '--smartcrop', 'attention'] : ['--size', `${width}x`];
        const output = `${out}/%s-${object}.${format}${options}`;
        return exec('vipsthumbnail', [...size, '-o', output, ...part.map(({ path }) => path)], {
          // Nothing else of ours: sharp sets VIPSHOME in this process, where Debian's libvips then looks for its AVIF module.
          env: { PATH: process.env.PATH, VIPS_CONCURRENCY: '1' },
        });
      }),
  );
  await pooled(jobs, workers);
  return performance.now() - startedAt;
}
