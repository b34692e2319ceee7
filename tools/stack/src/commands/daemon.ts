import { startArguments } from '../arguments.ts';
import { READY_LINE } from '../detached.ts';
import { dataFolder, portOffset } from '../paths.ts';
import { progressPrinter } from '../progress.ts';
import { supervise } from '../supervise.ts';

/** The long-lived process behind `npm start -- --detach`; not for people. */
export async function daemon(args: readonly string[]): Promise<number> {
  const { only } = startArguments(args);
  const onProgress = progressPrinter();
  return supervise({ dataDir: dataFolder(), offset: portOffset(), only, onProgress }, () => onProgress(READY_LINE));
}
