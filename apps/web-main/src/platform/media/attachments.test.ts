import { LIMITS } from '@my-girok/types';
import { describe, expect, it } from 'vitest';
import { Attachments, attachmentsIn, attachmentsState, sweepAttachments } from './attachments.ts';
import { messagePlace, roomPlace } from './places.ts';
import { SendError } from './send-file.ts';
import { service } from './upload-service.fixture.ts';
import type { Uploads } from './uploads.ts';

const picture = (name = 'a.jpg') => new File([name], name, { type: 'image/jpeg' });
const paper = (name = 'a.pdf') => new File([name], name, { type: 'application/pdf' });
const ROOM = roomPlace('r1');
const soon = <T>(look: () => T) => expect.poll(look, { timeout: 10_000 });
const namesIn = (uploads: Uploads, place: string) => attachmentsIn(uploads.all(), place).map(({ name }) => name);
const stateOf = (uploads: Uploads, ids: readonly string[]) => attachmentsState(ids, uploads.all(), uploads.isLoaded());

describe('what is put into a message', () => {
  it('is sent at once, pictures as pictures and the rest as files, and is ready with its descriptions in order', async () => {
    const { open, attempts } = service();
    const uploads = open();
    const attachments = new Attachments(uploads, ROOM);
    expect(attachments.add([picture('1.jpg'), paper('2.pdf'), picture('3.jpg')])).toEqual([]);
    const [first] = attachmentsIn(uploads.all(), ROOM);
    attachments.describe(first?.id ?? '', ' a cat ');
    const ids = attachments.take('c1');
    expect(stateOf(uploads, ids)).toEqual({ kind: 'waits', ready: 0, count: 3 });
    await soon(() => stateOf(uploads, ids).kind).toBe('ready');
    expect(attempts.map(({ metadata }) => metadata.purpose).sort()).toEqual(['file', 'message', 'message']);
    const media = attachmentsIn(uploads.all(), messagePlace('c1')).map(
      ({ state }) => 'mediaId' in state && state.mediaId,
    );
    expect(stateOf(uploads, ids)).toEqual({
      kind: 'ready',
      attachments: [{ mediaId: media[0], alt: 'a cat' }, { mediaId: media[1] }, { mediaId: media[2] }],
    });
  });

  it('stays in its room, and what was sent stays out of the composer, through a reload', async () => {
    const here = service();
    const before = here.open();
    new Attachments(before, roomPlace('other')).add([picture('elsewhere.jpg')]);
    const attachments = new Attachments(before, ROOM);
    attachments.add([picture('sent.jpg'), paper('sent.pdf')]);
    const ids = attachments.take('c1');
    attachments.add(['1', '2', '3'].map((name) => paper(name)));
    await soon(async () => (await here.device.all('ada')).filter(({ arrived }) => arrived).length).toBe(6);
    await soon(
      async () => (await here.device.all('ada')).filter(({ place }) => place === messagePlace('c1')).length,
    ).toBe(2);
    before.stop();
    const after = here.open();
    await soon(() => stateOf(after, ids).kind).toBe('ready');
    expect(namesIn(after, ROOM)).toEqual(['1', '2', '3']);
    expect(namesIn(after, messagePlace('c1'))).toEqual(['sent.jpg', 'sent.pdf']);
    await after.forget(ids);
    expect((await here.device.all('ada')).map(({ name }) => name)).toEqual(['elsewhere.jpg', '1', '2', '3']);
  });

  it('goes back where it was written when its message is to be changed', async () => {
    const uploads = service().open();
    const attachments = new Attachments(uploads, ROOM);
    attachments.add([picture('1.jpg'), paper('2.pdf')]);
    attachments.putBack(attachments.take('c1'));
    expect(namesIn(uploads, ROOM)).toEqual(['1.jpg', '2.pdf']);
  });

  it('is at most as much as a message holds; says what was not taken', () => {
    const uploads = service().open();
    const attachments = new Attachments(uploads, ROOM);
    const empty = new File([], 'empty.txt');
    const many = Array.from({ length: LIMITS.attachmentsMax + 1 }, (_, at) => paper(`${at}`));
    const photograph = new File(['x'], 'IMG.HEIC', { type: 'image/heic' });
    expect(attachments.add([empty, photograph, ...many])).toEqual([
      { file: empty, fault: 'empty' },
      { file: photograph, fault: 'heic' },
      { file: many.at(-1), fault: 'full' },
    ]);
    expect(namesIn(uploads, ROOM)).toHaveLength(LIMITS.attachmentsMax);
  });

  it('goes as a file, metadata and all, only where the person says so', async () => {
    const { open, attempts } = service();
    const uploads = open();
    const attachments = new Attachments(uploads, ROOM);
    attachments.add([new File(['x'], 'IMG.HEIC', { type: 'image/heic' }), picture()], 'file');
    await soon(() => stateOf(uploads, attachments.take('c1')).kind).toBe('ready');
    expect(attempts.map(({ metadata }) => metadata.purpose)).toEqual(['file', 'file']);
  });

  it('that was refused as a picture says so, and can be sent as a file in its place', async () => {
    const { open, how } = service();
    how.push(async () => {
      throw new SendError('refused', { kind: 'refused', code: 'MEDIA_TOO_MANY_PIXELS' });
    });
    const uploads = open();
    const attachments = new Attachments(uploads, ROOM);
    attachments.add([picture('wide.jpg')]);
    const id = attachmentsIn(uploads.all(), ROOM)[0]?.id ?? '';
    await soon(() => stateOf(uploads, [id]).kind).toBe('failed');
    expect(stateOf(uploads, [id])).toMatchObject({ upload: id, failure: { code: 'MEDIA_TOO_MANY_PIXELS' } });
    attachments.add([paper('after.pdf')]);
    expect(await attachments.sendAsFile(id)).toBeUndefined();
    expect(attachmentsIn(uploads.all(), ROOM).map(({ name, purpose }) => [name, purpose])).toEqual([
      ['wide.jpg', 'file'],
      ['after.pdf', 'file'],
    ]);
    await soon(() => stateOf(uploads, attachments.take('c1')).kind).toBe('ready');
  });

  it('fails where the device does not have it any more, and not before that is known', () => {
    expect(attachmentsState(['gone'], new Map(), false)).toEqual({ kind: 'waits', ready: 0, count: 1 });
    expect(attachmentsState(['gone'], new Map(), true)).toMatchObject({ kind: 'failed', upload: 'gone' });
  });

  it('is thrown away by who writes; what no message holds is swept, and what stands in a room is not', async () => {
    const here = service();
    const uploads = here.open();
    const attachments = new Attachments(uploads, ROOM);
    attachments.add([paper('lost.pdf')]);
    attachments.take('lost');
    attachments.add([paper('used.pdf')]);
    const used = attachments.take('used');
    attachments.add([paper('draft.pdf'), paper('no.pdf')]);
    await soon(async () => (await here.device.all('ada')).filter(({ arrived }) => arrived).length).toBe(4);
    await attachments.remove(attachmentsIn(uploads.all(), ROOM)[1]?.id ?? '');
    for (const { id } of uploads.all().values()) await here.device.change(id, { addedAt: Date.now() - 2 * 86_400_000 });
    await uploads.sweep(new Set());
    expect(uploads.all().size).toBe(3);
    await sweepAttachments(uploads, new Set(used));
    expect([...uploads.all().values()].map(({ name }) => name).sort()).toEqual(['draft.pdf', 'used.pdf']);
    await attachments.clear();
    expect(namesIn(uploads, ROOM)).toEqual([]);
    expect(here.media.size).toBe(1);
  });
});
