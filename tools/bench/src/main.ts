import { parseArgs } from 'node:util';
import { benchBff } from './bff/bench.ts';
import { benchFeed } from './feed/bench.ts';
import type { Figure } from './figures.ts';
import { benchMatching } from './matching/bench.ts';
import { benchMedia } from './media/bench.ts';
import { benchRealtime } from './realtime/bench.ts';

type Options = { posts: number; only: string[] };
type Bench = (progress: (line: string) => void, options: Options) => Promise<Figure[]>;
const benches: Record<string, Bench> = {
  bff: benchBff,
  feed: benchFeed,
  matching: benchMatching,
  media: benchMedia,
  realtime: benchRealtime,
};

/**
 * `npm run bench -- <name> [--json]`: prints the figures; ends with 1 if one misses its limit. `--posts`: how many the feed's store
 * holds. `--only a,b`: parts of realtime.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'boolean', default: false },
    posts: { type: 'string', default: '1000000' },
    only: { type: 'string', default: '' },
  },
});
const [name] = positionals;
const bench = name === undefined ? undefined : benches[name];
if (!name || !bench) {
  console.error(`usage: npm run bench -- <${Object.keys(benches).join('|')}> [--json]`);
  process.exit(2);
}

const only = values.only.split(',').filter(Boolean);
const figures = await bench((line) => console.error(line), { posts: Number(values.posts), only });
if (values.json) console.log(JSON.stringify({ name, figures }));
else
  for (const { name: title, value, unit, limit, ok } of figures) {
    const against = limit === null ? '' : ` (limit ${limit}: ${ok ? 'kept' : 'MISSED'})`;
    console.log(`${title}: ${Number(value.toFixed(3))} ${unit}${against}`);
  }
process.exit(figures.every(({ ok }) => ok) ? 0 : 1);
