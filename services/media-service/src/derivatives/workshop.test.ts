import { expect, it } from 'vitest';
import { type Urgency, Workshop } from './workshop.js';

/** Jobs that end when a test says so, and the order in which they began. */
function jobs(workshop: Workshop) {
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const add = (name: string, bytes: number, urgency: Urgency = 'now') =>
    workshop.run(urgency, bytes, () => {
      begun.push(name);
      return new Promise<string>((resolve) => ends.set(name, () => resolve(name)));
    });
  const end = async (name: string) => {
    ends.get(name)?.();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { begun, add, end, settle: () => new Promise((resolve) => setImmediate(resolve)) };
}

it('runs no more jobs than it has slots', async () => {
  const { begun, add, end, settle } = jobs(new Workshop(2, 100));
  for (const name of ['a', 'b', 'c']) void add(name, 1);
  await settle();
  expect(begun).toEqual(['a', 'b']);
  await end('a');
  expect(begun).toEqual(['a', 'b', 'c']);
});

it('keeps within its budget, runs what is larger alone, and lets nobody overtake it for ever', async () => {
  const workshop = new Workshop(4, 100);
  const { begun, add, end, settle } = jobs(workshop);
  void add('small', 60);
  void add('huge', 500);
  void add('tiny', 1);
  await settle();
  expect(begun).toEqual(['small']);
  expect(workshop.waiting).toBe(2);
  await end('small');
  expect(begun).toEqual(['small', 'huge']);
  await end('huge');
  expect(begun).toEqual(['small', 'huge', 'tiny']);
});

it('takes urgent jobs first', async () => {
  const { begun, add, end, settle } = jobs(new Workshop(1, 100));
  void add('first', 1);
  void add('later', 1, 'later');
  void add('now', 1);
  await settle();
  await end('first');
  await end('now');
  expect(begun).toEqual(['first', 'now', 'later']);
});

it('starts nothing for later in the pauses of what somebody waits for', async () => {
  const workshop = new Workshop(2, 100);
  const { begun, add, end, settle } = jobs(workshop);
  let paused = () => {};
  const attended = [workshop, workshop].map((shop, index) =>
    shop.attend(async () => {
      await add(`first ${index}`, 1);
      await new Promise<void>((resume) => {
        paused = resume;
      });
    }),
  );
  void add('later', 1, 'later');
  await settle();
  await end('first 0');
  const resumeFirst = paused;
  await end('first 1');
  expect(begun).toEqual(['first 0', 'first 1']);
  resumeFirst();
  await attended[0];
  await settle();
  expect(begun).toEqual(['first 0', 'first 1']);
  paused();
  await attended[1];
  await settle();
  expect(begun).toEqual(['first 0', 'first 1', 'later']);
});

it('goes on after a job failed, and passes the failure on', async () => {
  const workshop = new Workshop(1, 100);
  await expect(workshop.run('now', 100, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  await expect(workshop.run('now', 100, async () => 'done')).resolves.toBe('done');
});
