import { describe, expect, it } from 'vitest';
import { Outbox } from './outbox.ts';

function device() {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
    size: () => kept.size,
  };
}

const now = new Date('2026-11-23T00:00:00Z');
const post = { key: 'k1', kind: 'post', content: 'one' } as const;

describe('Outbox', () => {
  it('keeps what was under way when the page closed, to be retried under the same key', () => {
    const storage = device();
    new Outbox('ada', storage).add(post, now);
    expect(new Outbox('ada', storage).all()).toMatchObject([
      { key: 'k1', content: 'one', state: 'failed', failure: { code: 'INTERRUPTED' } },
    ]);
  });

  it('shows nothing to another person', () => {
    const storage = device();
    new Outbox('ada', storage).add(post, now);
    expect(new Outbox('grace', storage).all()).toEqual([]);
  });

  it('leaves nothing on the device once everything was acknowledged', () => {
    const storage = device();
    const outbox = new Outbox('ada', storage);
    outbox.add(post, now);
    outbox.remove('k1');
    expect(storage.size()).toBe(0);
  });

  it('says why something failed, and forgets it while trying again', () => {
    const outbox = new Outbox('ada', device());
    outbox.add(post, now);
    outbox.failed('k1', { kind: 'outage', code: 'SERVICE_UNAVAILABLE' });
    expect(outbox.all()[0]).toMatchObject({ state: 'failed', failure: { kind: 'outage' } });
    outbox.sending('k1');
    expect(outbox.all()[0]).toMatchObject({ state: 'sending', failure: undefined });
  });

  it('starts empty when what was stored is not readable', () => {
    expect(new Outbox('ada', { ...device(), getItem: () => '{' }).all()).toEqual([]);
  });
});
