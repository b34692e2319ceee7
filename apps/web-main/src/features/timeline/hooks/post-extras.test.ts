import { describe, expect, it } from 'vitest';
import {
  bothExtras,
  joinExtras,
  NO_EXTRAS,
  type PostExtras,
  parseExtras,
  putBackExtras,
  writeExtras,
} from './post-extras.ts';

const whole: PostExtras = {
  mentions: [{ start: 0, end: 4, userId: 'u', name: 'Ada' }],
  pictures: [{ upload: 'p1', alt: 'A river' }],
  visibility: 'FOLLOWERS',
  warning: 'spiders',
  quote: { id: 'q', name: 'Ada', text: 'Before' },
};

describe('a draft’s extras', () => {
  it('come back as they were', () => {
    expect(parseExtras(writeExtras(whole))).toEqual(whole);
  });
  it('leave nothing on the device when there are none', () => {
    expect(writeExtras(NO_EXTRAS)).toBe('');
    expect(parseExtras('')).toBe(NO_EXTRAS);
  });
  it('keep what is readable of what is not', () => {
    expect(parseExtras('{')).toEqual(NO_EXTRAS);
    expect(parseExtras('[1]')).toEqual(NO_EXTRAS);
    const odd = {
      pictures: [{ upload: 'p1' }, { alt: 'x' }, 7],
      visibility: 'NOBODY',
      warning: 3,
      quote: {},
      mentions: [{}],
    };
    expect(parseExtras(JSON.stringify(odd))).toEqual({ ...NO_EXTRAS, pictures: [{ upload: 'p1', alt: '' }] });
  });
  it('never hold more pictures than a post', () => {
    const pictures = Array.from({ length: 9 }, (_, at) => ({ upload: `p${at}`, alt: '' }));
    expect(parseExtras(JSON.stringify({ pictures })).pictures).toHaveLength(4);
  });
});

describe('bothExtras', () => {
  it('loses no picture and shows nothing to more people than either draft meant', () => {
    const other: PostExtras = { ...NO_EXTRAS, pictures: [{ upload: 'p2', alt: '' }], visibility: 'SELF' };
    const both = bothExtras(whole, other);
    expect(both.pictures.map(({ upload }) => upload)).toEqual(['p2', 'p1']);
    expect(both.visibility).toBe('SELF');
    expect(both.warning).toBe('spiders');
    expect(both.quote).toEqual(whole.quote);
  });
  it('takes what a tab emptied as it is kept elsewhere', () => {
    expect(joinExtras(writeExtras(whole), '')).toBe(writeExtras(whole));
  });
});

describe('putBackExtras', () => {
  it('moves the mentions of what was written meanwhile behind the text that comes back', () => {
    const current = { ...NO_EXTRAS, mentions: [{ start: 0, end: 4, userId: 'v', name: 'Bob' }] };
    const back = putBackExtras(whole, current, '@Bob too', '@Ada first\n\n@Bob too');
    expect(back.mentions).toEqual([
      { start: 0, end: 4, userId: 'u', name: 'Ada' },
      { start: 12, end: 16, userId: 'v', name: 'Bob' },
    ]);
    expect(back.pictures).toEqual(whole.pictures);
  });
});
