import { describe, expect, it, vi } from 'vitest';
import { SendError, type SendRequest } from './send-file.ts';
import { service, UPLOAD } from './upload-service.fixture.ts';
import type { Uploads } from './uploads.ts';

const away = new SendError('passing', { kind: 'unreachable', code: 'UNREACHABLE' });
const ticketRefused = new SendError('ticket', { kind: 'signed_out', code: 'MEDIA_TICKET_INVALID' });

const file = (name = 'a.jpg') => new File(['bytes'], name, { type: 'image/jpeg' });
const added = (uploads: Uploads, name?: string): string => {
  const result = uploads.add(file(name), 'post');
  if (!('id' in result)) throw new Error(result.fault);
  return result.id;
};
const kindOf = (uploads: Uploads, id: string) => uploads.all().get(id)?.state.kind;
const soon = <T>(look: () => T) => expect.poll(look, { timeout: 10_000 });

describe('Uploads', () => {
  it('sends a file with its purpose and checksum, and waits until it can be shown', async () => {
    const { open, attempts } = service();
    const uploads = open();
    const id = added(uploads);
    await soon(() => kindOf(uploads, id)).toBe('ready');
    expect(uploads.all().get(id)?.state).toEqual({ kind: 'ready', mediaId: 'm1' });
    expect(attempts[0]?.metadata).toEqual({
      purpose: 'post',
      sha256: 'J3CJ2RwL308uaGK6fkoHYFEZQx9dE/cm3TUrBvGyBqk=',
    });
  });

  it('never sends more than three at a time', async () => {
    const { open, how, attempts } = service();
    const ends: (() => void)[] = [];
    for (let at = 0; at < 4; at += 1) how.push(() => new Promise((resolve) => ends.push(resolve)));
    const uploads = open();
    const ids = ['a', 'b', 'c', 'd'].map((name) => added(uploads, name));
    await soon(() => ends.length).toBe(3);
    expect(attempts).toHaveLength(3);
    ends[0]?.();
    await soon(() => ends.length).toBe(4);
    for (const end of ends) end();
    for (const id of ids) await soon(() => kindOf(uploads, id)).toBe('ready');
  });

  it('goes on where it was after the line broke', async () => {
    const { open, how, attempts } = service();
    how.push(async () => {
      throw away;
    });
    const uploads = open();
    const id = added(uploads);
    await soon(() => kindOf(uploads, id)).toBe('stalled');
    uploads.resumeAll();
    await soon(() => kindOf(uploads, id)).toBe('ready');
    expect(attempts[1]?.uploadUrl).toBe(`${UPLOAD}/m1.secret`);
  });

  it('renews a ticket that was refused and goes on at once', async () => {
    const { open, how, attempts } = service();
    how.push(async () => {
      throw ticketRefused;
    });
    const uploads = open();
    const id = added(uploads);
    await soon(() => kindOf(uploads, id)).toBe('ready');
    expect(attempts.map(({ ticket }) => ticket.ticket)).toEqual(['t1', 't2']);
  });

  it('takes up after a reload what the page before left, without sending again what had arrived', async () => {
    const here = service();
    here.how.push(({ signal }) => new Promise((_, fail) => signal.addEventListener('abort', () => fail(away))));
    const before = here.open();
    const id = added(before);
    await soon(() => here.attempts.length).toBe(1);
    before.stop();
    const after = here.open();
    await soon(() => kindOf(after, id)).toBe('ready');
    expect(here.attempts.map(({ uploadUrl }) => uploadUrl)).toEqual([undefined, `${UPLOAD}/m1.secret`]);
    const again = here.open();
    await soon(() => kindOf(again, id)).toBe('ready');
    expect(here.attempts).toHaveLength(2);
  });

  it('sends again what the service no longer has', async () => {
    const here = service();
    const before = here.open();
    const id = added(before);
    await soon(() => kindOf(before, id)).toBe('ready');
    before.stop();
    here.media.clear();
    const after = here.open();
    await soon(() => here.attempts.length).toBe(2);
    await soon(() => kindOf(after, id)).toBe('ready');
    expect(here.attempts[1]?.uploadUrl).toBeUndefined();
  });

  it('says why the service refused a picture, and sends it anew when the person asks', async () => {
    const here = service();
    here.how.push(async () => {
      throw new SendError('refused', { kind: 'refused', code: 'MEDIA_QUOTA_EXCEEDED' });
    });
    const uploads = here.open();
    const id = added(uploads);
    await soon(() => uploads.all().get(id)?.state).toEqual({
      kind: 'refused',
      failure: { kind: 'refused', code: 'MEDIA_QUOTA_EXCEEDED' },
    });
    await uploads.resume(id);
    await soon(() => kindOf(uploads, id)).toBe('ready');
  });

  it('stops at once what is paused or thrown away, and forgets the latter here and there', async () => {
    const here = service();
    const aborted = vi.fn();
    const never = ({ signal }: SendRequest) =>
      new Promise<void>((_, fail) =>
        signal.addEventListener('abort', () => {
          aborted();
          fail(new SendError('aborted', { kind: 'unreachable', code: 'ABORTED' }));
        }),
      );
    here.how.push(never, never);
    const uploads = here.open();
    const id = added(uploads);
    await soon(() => here.attempts.length).toBe(1);
    await uploads.pause(id);
    expect(kindOf(uploads, id)).toBe('paused');
    expect(aborted).toHaveBeenCalledTimes(1);
    const other = here.open();
    await soon(() => kindOf(other, id)).toBe('paused');
    other.stop();
    await uploads.resume(id);
    await soon(() => here.attempts.length).toBe(2);
    here.media.set('m1', { id: 'm1', state: 'UPLOADING', refusal: null, progress: 0 });
    await uploads.discard(id);
    expect(aborted).toHaveBeenCalledTimes(2);
    expect(uploads.all().size).toBe(0);
    expect(await here.device.all('ada')).toEqual([]);
    expect(here.media.size).toBe(0);
  });

  it('sweeps away what nothing shows, but not what another tab may be at', async () => {
    const here = service();
    const uploads = here.open();
    const [used, unused] = [added(uploads, 'used'), added(uploads, 'unused')];
    await soon(() => kindOf(uploads, unused)).toBe('ready');
    await uploads.sweep(new Set([used]));
    expect(uploads.all().size).toBe(2);
    await uploads.sweep(new Set([used]), Date.now() + 2 * 86_400_000);
    expect([...uploads.all().keys()]).toEqual([used]);
  });

  it('tells the service what a file is called, and not what a picture is', async () => {
    const { open, attempts } = service();
    const uploads = open();
    const result = uploads.add(new File(['bytes'], '회의록.pdf', { type: 'application/pdf' }), 'file');
    if (!('id' in result)) throw new Error(result.fault);
    await soon(() => kindOf(uploads, result.id)).toBe('ready');
    expect(attempts[0]?.metadata).toMatchObject({ purpose: 'file', filename: '회의록.pdf' });
    const long = uploads.add(new File(['bytes'], `${'a'.repeat(5000)}.hwp`), 'file');
    if (!('id' in long)) throw new Error(long.fault);
    await soon(() => kindOf(uploads, long.id)).toBe('ready');
    expect(attempts[1]?.metadata.filename).toMatch(/^a{396}\.hwp$/);
  });

  it('keeps both of two changes that are made at once', async () => {
    const { open, device } = service();
    const uploads = open();
    const id = added(uploads);
    await soon(() => kindOf(uploads, id)).toBe('ready');
    await Promise.all([device.change(id, { alt: 'a cat' }), device.change(id, { place: 'room.1' })]);
    expect(await device.get(id)).toMatchObject({ alt: 'a cat', place: 'room.1', arrived: true });
  });
});
