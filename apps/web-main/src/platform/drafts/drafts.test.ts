import { describe, expect, it } from 'vitest';
import { draftsIn } from './drafts.ts';

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
    draftsIn(device).write('ada', 'post', 'half a thought');
    expect(draftsIn(device).read('ada', 'post')).toBe('half a thought');
  });

  it('shows nothing to another person on the same device', () => {
    const device = storage();
    draftsIn(device).write('ada', 'post', 'half a thought');
    expect(draftsIn(device).read('grace', 'post')).toBe('');
  });

  it('keeps places apart and leaves nothing behind once empty', () => {
    const device = storage();
    const drafts = draftsIn(device);
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
    const drafts = draftsIn(full);
    drafts.write('ada', 'post', 'still here');
    expect(drafts.read('ada', 'post')).toBe('still here');
  });
});
