import { describe, expect, it } from 'vitest';
import { parseEdit } from './edit-draft.ts';

describe('an edit that was not saved', () => {
  it('comes back as it was left', () => {
    const edit = { content: 'frost', contentWarning: '', alts: { m1: 'a window' }, version: 2 };
    expect(parseEdit(JSON.stringify(edit))).toEqual(edit);
  });
  it('is nothing when it is empty or not readable', () => {
    for (const text of ['', '{', 'null', '{"content":"a"}', '{"content":1,"contentWarning":"","version":1}'])
      expect(parseEdit(text)).toBeUndefined();
  });
});
