import { expect, test } from 'vitest';
import { FeedChannel, type FeedListener } from './feed-channel.js';

class Listener implements FeedListener {
  readonly heard: unknown[] = [];
  constructor(readonly sessionId = 's') {}
  emit(event: string, payload: unknown): void {
    const { seq, data, recovered } = payload as { seq: number; data?: { count: number }; recovered?: boolean };
    this.heard.push([event, seq, data?.count ?? recovered].filter((each) => each !== undefined));
  }
}

const at = (seq: number, epoch = 'e') => ({ channel: 'feed:u', epoch, seq });

test('counts for each listener from its coming, and anew once its page has shown everything', () => {
  const channel = new FeedChannel('feed:u', 'e');
  const [early, late] = [new Listener(), new Listener()];
  channel.join(early);
  channel.add(2);
  channel.join(late);
  channel.add(1);
  channel.seen(early);
  channel.add(1);
  expect(early.heard).toEqual([
    ['subscribed', 0],
    ['posts.available', 1, 2],
    ['posts.available', 2, 3],
    ['posts.available', 3, 1],
  ]);
  expect(late.heard).toEqual([
    ['subscribed', 1],
    ['posts.available', 2, 1],
    ['posts.available', 3, 2],
  ]);
});

test('gives again what a session missed, with the count it had', () => {
  const channel = new FeedChannel('feed:u', 'e');
  const before = new Listener();
  channel.join(before);
  channel.add(3);
  channel.leave(before);
  channel.add(1);
  channel.add(1);
  const after = new Listener();
  channel.join(after, at(1));
  expect(after.heard).toEqual([
    ['posts.available', 2, 4],
    ['posts.available', 3, 5],
    ['recovered', 3, true],
  ]);
  expect(before.heard).toHaveLength(2);
});

test('refuses another numbering, a number that is not there yet, and what is too long ago; then it counts from now', () => {
  const channel = new FeedChannel('feed:u', 'e');
  for (let post = 0; post < 70; post++) channel.add(1);
  for (const from of [at(70, 'other'), at(71), at(5)]) {
    const listener = new Listener(from.epoch);
    channel.join(listener, from);
    expect(listener.heard).toEqual([['recovered', 70, false]]);
    channel.leave(listener);
  }
  const listener = new Listener('new');
  channel.join(listener, at(6));
  expect(listener.heard).toHaveLength(65);
  expect(listener.heard.at(-2)).toEqual(['posts.available', 70, 64]);
});
