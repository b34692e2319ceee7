import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'iovalkey';
import { Scripts } from '../dist/queue/scripts.js';
import { TicketsRepository } from '../dist/queue/tickets.repository.js';
import { Random } from './random.ts';

type Entrant = Parameters<TicketsRepository['enter']>[0];

/** What the test says: first who there is, then, near the end, that nobody may leave or come any more, and last that all work ends. */
export type Word =
  | { people: Entrant[]; url: string; times: ConstructorParameters<typeof Scripts>[1]; seed: number }
  | 'calm'
  | 'end';

/** A node of the queue as a process: it matches, holds everybody's ticket and does at random what people do, until it is killed. */
let calm = false;
let ended = false;

async function begin({ people, url, times, seed }: Exclude<Word, string>): Promise<void> {
  const random = new Random(seed);
  const tickets = new TicketsRepository(new Scripts(new Redis(url), times));
  const tell = (rows: unknown[]) => void (rows.length > 0 && process.send?.({ rows }));

  const match = async () => {
    tell((await tickets.match('adult')).rows);
    tell((await tickets.expire('adult')).rows);
    // Whoever was to begin these matches may have been killed.
    for (const { matchId } of await tickets.agreed('adult', 300))
      tell(await tickets.close('adult', matchId, 'started'));
    await sleep(random.below(15));
  };

  const act = async () => {
    const person = random.of(people);
    const { userId } = person;
    const [row] = await tickets.find('adult', [userId]);
    const [state, matchId = ''] = [row?.[3] ?? 'x', row?.[8].split('|')[0]];
    if (state === 'x') {
      if (calm) await sleep(1);
      else tell([await tickets.enter(person)]);
    } else if (state === 'f' && (calm || random.chance(0.5))) {
      const accepted = await tickets.accept('adult', userId, matchId);
      if (accepted?.row) tell([accepted.row]);
      if (accepted?.proposal) {
        await sleep(random.below(50));
        tell(await tickets.close('adult', matchId, random.chance(0.7) ? 'started' : 'failed'));
      }
    } else if (calm) {
      await sleep(1);
    } else if (state === 'f' && random.chance(0.5)) {
      tell((await tickets.skip('adult', userId, matchId))?.rows ?? []);
    } else if (random.chance(0.05)) {
      await tickets.release('adult', userId);
    } else if (random.chance(0.04)) {
      const left = await tickets.remove('adult', userId, { own: '', other: 'other_declined', declining: true });
      if (left.result === 'removed') tell(left.rows);
    }
  };

  const hold = async () => {
    const known = people.map(({ userId }) => ({ userId, ticketId: '', version: 0 }));
    for (let from = 0; from < known.length; from += 100)
      tell((await tickets.keep('adult', known.slice(from, from + 100))).filter(([, ticketId]) => ticketId !== ''));
    await sleep(100);
  };

  const again = async (work: () => Promise<void>) => {
    while (!ended) await work();
  };
  await Promise.all([match, act, act, act, hold].map(again));
  process.exit(0);
}

process.on('message', (word: Word) => {
  if (word === 'calm') calm = true;
  else if (word === 'end') ended = true;
  else void begin(word);
});
// Its parent is gone.
process.on('disconnect', () => process.exit(1));
process.send?.('ready');
