import { ENGINE_NAMES, findLivekit, installEngines } from '@my-girok/engines';
import { type BuildOptions, buildLivekit, buildMongodb } from '../engine-build.ts';
import { progressPrinter } from '../progress.ts';
import { OPTIONAL_ENGINES } from '../topology.ts';

const BUILDS: Readonly<Record<string, (options: BuildOptions) => Promise<string>>> = {
  mongodb: buildMongodb,
  livekit: buildLivekit,
};

/**
 * `npm run engines -- install` fetches every engine that can be fetched into the cache; `-- build livekit` compiles the one that
 * cannot, `-- build mongodb` its Rust server.
 */
export async function engines([action, name = '']: readonly string[]): Promise<number> {
  const onProgress = progressPrinter();
  if (action === 'install') {
    const fetched = ENGINE_NAMES.filter((each) => !OPTIONAL_ENGINES.includes(each));
    for (const [engine, program] of await installEngines(fetched, onProgress))
      console.log(`${engine} ${program.version}: ${program.command.join(' ')}`);
    const livekit = await findLivekit();
    console.log(
      livekit
        ? `livekit ${livekit.version}: ${livekit.command.join(' ')}`
        : 'livekit: npm run engines -- build livekit',
    );
    return 0;
  }
  const build = BUILDS[name];
  if (action !== 'build' || !build)
    throw new TypeError(
      `Use: npm run engines -- install, or npm run engines -- build ${Object.keys(BUILDS).join('|')}`,
    );
  console.log(await build({ onProgress: (line) => onProgress(`${name}: ${line}`) }));
  return 0;
}
