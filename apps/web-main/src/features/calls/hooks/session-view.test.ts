import { describe, expect, it } from 'vitest';
import { withCaptions } from './session-view.ts';

describe('captions', () => {
  const said = (id: string, text: string) => ({ id, identity: 'a', text });

  it('are the last two, and a segment that goes on stands once', () => {
    const one = withCaptions([], [said('1', 'Hello')]);
    const longer = withCaptions(one, [said('1', 'Hello there')]);
    expect(longer).toEqual([said('1', 'Hello there')]);
    expect(withCaptions(longer, [said('2', 'Hi'), said('3', 'So')]).map(({ id }) => id)).toEqual(['2', '3']);
  });

  it('are not made of silence', () => {
    expect(withCaptions([said('1', 'Hello')], [said('2', ' ')])).toEqual([said('1', 'Hello')]);
  });
});
