import { expect, it } from 'vitest';
import { Gathered } from './gathered.js';

const bounds = { atOnce: 3, underWay: 1 };

it('asks for one at once, and for all that came meanwhile together, within its bounds', async () => {
  const asked: string[][] = [];
  const gathered = new Gathered<string, string>(bounds, async (keys) => {
    asked.push([...keys]);
    return new Map(keys.map((key) => [key, `answer to ${key}`]));
  });
  const first = gathered.ask('a');
  await Promise.resolve();
  const rest = ['b', 'c', 'b', 'd', 'e'].map((key) => gathered.ask(key));
  expect(await first).toBe('answer to a');
  expect(await Promise.all(rest)).toEqual(['b', 'c', 'b', 'd', 'e'].map((key) => `answer to ${key}`));
  expect(asked).toEqual([['a'], ['b', 'c', 'd'], ['e']]);
});

it('tells everybody of a question that failed, and goes on', async () => {
  let isAway = true;
  const gathered = new Gathered<string, number>(bounds, async (keys) => {
    if (isAway) throw new Error('away');
    return new Map(keys.filter((key) => key !== 'nobody').map((key) => [key, 1]));
  });
  const failed = await Promise.allSettled([gathered.ask('a'), gathered.ask('b')]);
  expect(failed.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  isAway = false;
  expect(await gathered.ask('a')).toBe(1);
  await expect(gathered.ask('nobody')).rejects.toThrow('lacks');
});
