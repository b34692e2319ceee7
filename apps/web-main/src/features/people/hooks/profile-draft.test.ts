import { describe, expect, it } from 'vitest';
import { checkLink, filledLinks, laterProfile, parseProfile } from './profile-draft.ts';

describe('profile draft', () => {
  it('comes back as it was left', () => {
    const profile = { bio: 'hello', links: [{ label: 'home', url: 'https://example.org' }] };
    expect(parseProfile(JSON.stringify(profile))).toEqual(profile);
  });
  it('is nothing when it is empty or not readable', () => {
    for (const text of ['', '{', '{}', '{"bio":1,"links":[]}']) expect(parseProfile(text)).toBeUndefined();
  });
  it('takes the later of two tabs, and from the earlier what the later left empty', () => {
    const links = [{ label: 'home', url: 'https://example.org' }];
    const earlier = JSON.stringify({ bio: 'earlier', links });
    expect(laterProfile(earlier, JSON.stringify({ bio: 'later', links: [] }))).toBe(
      JSON.stringify({ bio: 'later', links }),
    );
    expect(laterProfile(earlier, '')).toBe('');
    expect(laterProfile('{', earlier)).toBe(earlier);
  });
  it('sends no empty links', () => {
    expect(
      filledLinks([
        { label: ' ', url: '' },
        { label: ' a ', url: ' https://a.b ' },
      ]),
    ).toEqual([{ label: 'a', url: 'https://a.b' }]);
  });
  it('takes web addresses only', () => {
    expect(checkLink({ label: 'x', url: 'javascript:alert(1)' })).toEqual({ url: 'invalid' });
    expect(checkLink({ label: '', url: 'https://a.b' })).toEqual({ label: 'missing' });
    expect(checkLink({ label: 'x', url: 'http://a.b' })).toEqual({});
    expect(checkLink({ label: '', url: '' })).toEqual({});
  });
});
