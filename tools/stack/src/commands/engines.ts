import { ENGINE_NAMES, installEngines } from '@my-girok/engines';
import { buildMongodb } from '../engine-build.ts';
import { progressPrinter } from '../progress.ts';

/** `npm run engines -- install` fetches every engine into the cache; `-- build mongodb` compiles its Rust server. */
export async function engines([action, name]: readonly string[]): Promise<number> {
  const onProgress = progressPrinter();
  if (action === 'install') {
    for (const [engine, program] of await installEngines(ENGINE_NAMES, onProgress))
      console.log(`${engine} ${program.version}: ${program.command.join(' ')}`);
    return 0;
  }
  if (action === 'build' && name === 'mongodb') {
    console.log(await buildMongodb(onProgress));
    return 0;
  }
  throw new TypeError('Use: npm run engines -- install, or npm run engines -- build mongodb');
}
