import { describe, expect, it, vi } from 'vitest';
import type { Failure } from '../../../platform/graphql/failure.ts';
import { isInterrupted, Outbox } from './outbox.ts';
import { NO_EXTRAS } from './post-extras.ts';

/** One device: what it keeps, the locks its pages share, and what a page hears of another page's writes. */
function device() {
  const kept = new Map<string, string>();
  const locks = navigator.locks;
  const person = `ada-${crypto.randomUUID()}`;
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
    key: (at: number) => [...kept.keys()][at] ?? null,
    get length() {
      return kept.size;
    },
  };
  return { kept, storage, locks, person, tab: (who = person) => new Outbox(who, storage, locks) };
}

const now = new Date('2026-11-23T00:00:00Z');
const one = { key: 'k1', kind: 'post', content: 'one', extras: NO_EXTRAS } as const;
const two = { key: 'k2', kind: 'post', content: 'two', extras: NO_EXTRAS } as const;
const away: Failure = { kind: 'outage', code: 'SERVICE_UNAVAILABLE' };
const acknowledged = async () => undefined;
const refused = async () => away;

/** A delivery that ends when told to. */
function underWay() {
  let end: (failure: Failure | undefined) => void = () => {};
  const answer = new Promise<Failure | undefined>((resolve) => {
    end = resolve;
  });
  return { deliver: vi.fn(() => answer), end };
}

/** What a page leaves behind that is gone before an answer came: its entry, and no lock. */
function leftBehind({ kept, person }: ReturnType<typeof device>): void {
  const entry = { ...one, writtenAt: now.toISOString(), state: 'sending' };
  kept.set(`girok.outbox.${person}.${one.key}`, JSON.stringify(entry));
}

describe('Outbox', () => {
  it('keeps what was under way when the page closed, to be retried under the same key', async () => {
    const here = device();
    leftBehind(here);
    const outbox = here.tab();
    await expect
      .poll(outbox.all)
      .toMatchObject([{ key: 'k1', content: 'one', state: 'failed', failure: { code: 'INTERRUPTED' } }]);
    const deliver = vi.fn(acknowledged);
    await outbox.retry('k1', deliver);
    expect(deliver).toHaveBeenCalledWith(expect.objectContaining({ key: 'k1', content: 'one' }));
    expect(here.kept.size).toBe(0);
  });

  it('sends what was under way when the page closed, once, and shows no copy of it after the answer', async () => {
    const here = device();
    leftBehind(here);
    const outbox = here.tab();
    await expect.poll(() => outbox.all().filter(isInterrupted)).toHaveLength(1);
    const sent = underWay();
    const [resumed, again] = [outbox.resume(sent.deliver), outbox.resume(sent.deliver)];
    await expect.poll(() => outbox.all()).toMatchObject([{ key: 'k1', state: 'sending' }]);
    sent.end(undefined);
    await Promise.all([resumed, again]);
    expect(sent.deliver).toHaveBeenCalledTimes(1);
    expect(sent.deliver).toHaveBeenCalledWith(expect.objectContaining({ key: 'k1', content: 'one' }));
    expect(outbox.all()).toEqual([]);
    expect(here.kept.size).toBe(0);
  });

  it('leaves to the person what was refused when it was sent again, and to the connection what met an outage', async () => {
    const here = device();
    leftBehind(here);
    const outbox = here.tab();
    await expect.poll(() => outbox.all().filter(isInterrupted)).toHaveLength(1);
    await outbox.resume(refused);
    expect(outbox.all()).toMatchObject([{ key: 'k1', state: 'failed', failure: away }]);
    const deliver = vi.fn(acknowledged);
    await outbox.resume(deliver);
    expect(deliver).not.toHaveBeenCalled();
  });

  it('does not touch what the person has not got an answer to in this page', async () => {
    const outbox = device().tab();
    const sent = underWay();
    const done = outbox.send(one, now, sent.deliver);
    const deliver = vi.fn(acknowledged);
    await outbox.resume(deliver);
    expect(deliver).not.toHaveBeenCalled();
    sent.end(undefined);
    await done;
  });

  it('shows something new at once', () => {
    const outbox = device().tab();
    void outbox.send(one, now, underWay().deliver);
    expect(outbox.all()).toMatchObject([{ key: 'k1', state: 'sending' }]);
  });

  it('shows nothing to another person', async () => {
    const here = device();
    await here.tab().send(one, now, refused);
    expect(here.tab('grace').all()).toEqual([]);
  });

  it('leaves nothing on the device once everything was acknowledged', async () => {
    const here = device();
    await here.tab().send(one, now, acknowledged);
    expect(here.kept.size).toBe(0);
  });

  it('says why something failed, and forgets it while trying again', async () => {
    const outbox = device().tab();
    await outbox.send(one, now, refused);
    expect(outbox.all()[0]).toMatchObject({ state: 'failed', failure: { kind: 'outage' } });
    const again = underWay();
    const retried = outbox.retry('k1', again.deliver);
    await expect.poll(outbox.all).toEqual([expect.not.objectContaining({ failure: expect.anything() })]);
    expect(outbox.all()[0]?.state).toBe('sending');
    again.end(undefined);
    await retried;
    expect(outbox.all()).toEqual([]);
  });

  it('leaves what is shown as it is while it tries again by itself', async () => {
    const outbox = device().tab();
    await outbox.send(one, now, refused);
    const again = underWay();
    const retried = outbox.retry('k1', again.deliver, true);
    await expect.poll(() => again.deliver.mock.calls.length).toBe(1);
    expect(outbox.all()).toMatchObject([{ state: 'failed', failure: { kind: 'outage' } }]);
    again.end(undefined);
    await retried;
    expect(outbox.all()).toEqual([]);
  });

  it('keeps what waits for its pictures over a reload, and sends it once', async () => {
    const here = device();
    await here.tab().send(one, now, async () => 'waits');
    const outbox = here.tab();
    expect(outbox.all()).toMatchObject([{ key: 'k1', state: 'waiting' }]);
    const deliver = vi.fn(acknowledged);
    await outbox.retry('k1', deliver);
    await outbox.retry('k1', deliver);
    expect(deliver).toHaveBeenCalledTimes(1);
    expect(here.kept.size).toBe(0);
  });

  it('says why what waits cannot go, and lets it wait again', async () => {
    const outbox = device().tab();
    await outbox.send(one, now, async () => 'waits');
    await outbox.fail('k1', away);
    expect(outbox.all()).toMatchObject([{ state: 'failed', failure: away }]);
    await outbox.retry('k1', async () => 'waits');
    expect(outbox.all()).toEqual([expect.not.objectContaining({ failure: expect.anything() })]);
    expect(outbox.all()[0]?.state).toBe('waiting');
  });

  it('passes over what is not readable, and keeps it from nothing else', async () => {
    const here = device();
    here.kept.set(`girok.outbox.${here.person}.a`, '{');
    here.kept.set(`girok.outbox.${here.person}.b`, '{"key":"b"}');
    const outbox = here.tab();
    await outbox.send(one, now, refused);
    expect(outbox.all()).toMatchObject([{ key: 'k1' }]);
  });

  it('holds what the device refuses to store as long as the page, and still sends it', async () => {
    const here = device();
    const full = {
      ...here.storage,
      setItem: () => {
        throw new DOMException('full', 'QuotaExceededError');
      },
    };
    const outbox = new Outbox(here.person, full, here.locks);
    await outbox.send(one, now, refused);
    expect(outbox.all()).toMatchObject([{ key: 'k1', state: 'failed' }]);
    await outbox.retry('k1', acknowledged);
    expect(outbox.all()).toEqual([]);
  });
});

describe('Outbox in two tabs', () => {
  it('keeps what each of them sent, whichever writes last', async () => {
    const here = device();
    const [a, b] = [here.tab(), here.tab()];
    await a.send(one, now, refused);
    await b.send(two, now, refused);
    await b.retry('k2', acknowledged);
    expect(here.tab().all()).toMatchObject([{ key: 'k1', content: 'one' }]);
  });

  it('shows in both what one of them could not send', async () => {
    const here = device();
    const [a, b] = [here.tab(), here.tab()];
    await a.send(one, now, refused);
    b.changedElsewhere(`girok.outbox.${here.person}.k1`);
    expect(b.all()).toMatchObject([{ key: 'k1', state: 'failed' }]);
    expect(a.all()).toEqual(b.all());
  });

  it('leaves alone what the other one is still sending, and says so once that one is gone', async () => {
    const here = device();
    const sent = underWay();
    const a = here.tab();
    const done = a.send(one, now, sent.deliver);
    await expect.poll(() => sent.deliver.mock.calls.length).toBe(1);
    const b = here.tab();
    expect(b.all()).toMatchObject([{ key: 'k1', state: 'sending' }]);
    sent.end(undefined);
    await done;
    await expect.poll(b.all).toEqual([]);
  });

  it('delivers once what both of them retry', async () => {
    const here = device();
    const [a, b] = [here.tab(), here.tab()];
    await a.send(one, now, refused);
    b.changedElsewhere(null);
    const deliver = vi.fn(acknowledged);
    await Promise.all([a.retry('k1', deliver), b.retry('k1', deliver)]);
    expect(deliver).toHaveBeenCalledTimes(1);
    expect([...a.all(), ...b.all()]).toEqual([]);
  });

  it('delivers once what a third page left behind and both of them resume', async () => {
    const here = device();
    leftBehind(here);
    const [a, b] = [here.tab(), here.tab()];
    await expect.poll(() => [...a.all(), ...b.all()].filter(isInterrupted)).toHaveLength(2);
    const deliver = vi.fn(acknowledged);
    await Promise.all([a.resume(deliver), b.resume(deliver)]);
    expect(deliver).toHaveBeenCalledTimes(1);
    expect([...a.all(), ...b.all()]).toEqual([]);
  });

  it('does not bring back what the other one threw away', async () => {
    const here = device();
    const [a, b] = [here.tab(), here.tab()];
    const sent = underWay();
    const done = a.send(one, now, sent.deliver);
    await expect.poll(() => sent.deliver.mock.calls.length).toBe(1);
    const first = vi.fn();
    const taken = b.take('k1', first);
    sent.end(away);
    await Promise.all([done, taken]);
    expect(first).toHaveBeenCalledWith(expect.objectContaining({ content: 'one' }));
    expect(here.kept.size).toBe(0);
    await a.retry('k1', acknowledged);
    expect(a.all()).toEqual([]);
  });

  it('does not give back to be edited what was sent meanwhile', async () => {
    const here = device();
    const [a, b] = [here.tab(), here.tab()];
    const sent = underWay();
    const done = a.send(one, now, sent.deliver);
    await expect.poll(() => sent.deliver.mock.calls.length).toBe(1);
    const first = vi.fn();
    const taken = b.take('k1', first);
    sent.end(undefined);
    await Promise.all([done, taken]);
    expect(first).not.toHaveBeenCalled();
  });
});
