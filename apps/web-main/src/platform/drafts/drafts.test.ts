import { describe, expect, it } from 'vitest';
import { Drafts, isDraftKey } from './drafts.ts';

function storage() {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
}

describe('drafts', () => {
  it('gives the text back after a reload, to the person who wrote it', () => {
    const device = storage();
    new Drafts(device).write('ada', 'post', 'half a thought');
    expect(new Drafts(device).read('ada', 'post')).toBe('half a thought');
  });

  it('shows nothing to another person on the same device', () => {
    const device = storage();
    new Drafts(device).write('ada', 'post', 'half a thought');
    expect(new Drafts(device).read('grace', 'post')).toBe('');
  });

  it('keeps places apart and leaves nothing behind once empty', () => {
    const device = storage();
    const drafts = new Drafts(device);
    drafts.write('ada', 'post', 'one');
    drafts.write('ada', 'comment.1', 'two');
    drafts.write('ada', 'post', '');
    expect(drafts.read('ada', 'comment.1')).toBe('two');
    expect([...device.kept.keys()]).toEqual(['girok.draft.ada.comment.1']);
  });

  it('holds the text in the page when the device refuses to store it', () => {
    const full = {
      getItem: () => null,
      removeItem: () => {},
      setItem: () => {
        throw new DOMException('full', 'QuotaExceededError');
      },
    };
    const drafts = new Drafts(full);
    drafts.write('ada', 'post', 'still here');
    expect(drafts.read('ada', 'post')).toBe('still here');
  });
});

describe('drafts in two tabs', () => {
  it('shows in one tab what is typed in the other', () => {
    const device = storage();
    const [a, b] = [new Drafts(device), new Drafts(device)];
    expect(b.read('ada', 'post')).toBe('');
    a.write('ada', 'post', 'from a');
    expect(b.read('ada', 'post')).toBe('from a');
    b.write('ada', 'post', 'from a and b');
    expect(a.read('ada', 'post')).toBe('from a and b');
  });

  it('keeps both texts when one tab writes before it has seen what the other wrote', () => {
    const device = storage();
    const [a, b] = [new Drafts(device), new Drafts(device)];
    expect(b.read('ada', 'post')).toBe('');
    a.write('ada', 'post', 'from a');
    b.write('ada', 'post', 'f');
    expect(b.read('ada', 'post')).toBe('from a\n\nf');
    b.write('ada', 'post', 'from a\n\nfrom b');
    expect(a.read('ada', 'post')).toBe('from a\n\nfrom b');
  });

  it('takes from a tab only what that tab has seen', () => {
    const device = storage();
    const [a, b] = [new Drafts(device), new Drafts(device)];
    b.write('ada', 'post', 'sent by b');
    a.write('ada', 'post', 'sent by b, and more from a');
    b.write('ada', 'post', '');
    expect(a.read('ada', 'post')).toBe('sent by b, and more from a');
  });

  it('leaves it to a place how two of its texts are put together', () => {
    const device = storage();
    const [a, b] = [new Drafts(device), new Drafts(device)];
    a.write('ada', 'profile', '{"bio":"a"}');
    b.write('ada', 'profile', '{"bio":"b"}', (_kept, written) => written);
    expect(a.read('ada', 'profile')).toBe('{"bio":"b"}');
  });

  it('puts text back before what was typed meanwhile', () => {
    const drafts = new Drafts(storage());
    drafts.write('ada', 'post', 'the next thought');
    drafts.putBack('ada', 'post', 'the one that was refused');
    expect(drafts.read('ada', 'post')).toBe('the one that was refused\n\nthe next thought');
  });

  it('knows which changes of the storage are its own', () => {
    expect([null, 'girok.draft.ada.post', 'girok.theme'].map(isDraftKey)).toEqual([true, true, false]);
  });
});
