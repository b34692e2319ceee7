import { build } from '../build.ts';
import { progressPrinter } from '../progress.ts';

/** `npm run build`: everything, what has not changed excepted. */
export async function buildAll(): Promise<number> {
  await build(progressPrinter());
  return 0;
}
