import { describe, expect, it } from 'vitest';
import { placeholderOf } from './placeholder';

describe('placeholderOf', () => {
  it('draws the ThumbHash over the colour', () => {
    const style = placeholderOf({ thumbhash: '1QcSHQRnh493V4dIh4eXh1h4kJUI', color: '#aabbcc' });
    expect(style.backgroundColor).toBe('#aabbcc');
    expect(style.backgroundImage).toMatch(/^url\("data:image\/png;base64,/);
  });
  it('draws the colour alone where the hash is none, and never writes what is not a colour', () => {
    expect(placeholderOf({ thumbhash: '%', color: '#aabbcc' })).toEqual({ backgroundColor: '#aabbcc' });
    expect(placeholderOf({ thumbhash: null, color: 'url(x)' })).toEqual({});
  });
});
