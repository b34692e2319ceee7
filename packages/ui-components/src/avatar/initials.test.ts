import { describe, expect, it } from 'vitest';
import { initials } from './initials';
import { tintOf } from './tint';

describe('initials', () => {
  it.each([
    ['김민지', '민'],
    ['김 민지', '민'],
    ['남궁도윤', '도'],
    ['선우진', '진'],
    ['황보 라온', '라'],
    ['하늘', '하'],
    ['바람결', '바'],
    ['김민지'.normalize('NFD'), '민'],
    ['Ada Lovelace', 'AL'],
    ['Ursula K. Le Guin', 'UG'],
    ['madonna', 'M'],
    ['👩‍🎨 studio', '👩‍🎨'],
    ['山田 太郎', '山'],
    ['  ', ''],
  ])('gives %j the initial %j', (name, initial) => {
    expect(initials(name)).toBe(initial);
  });
});

describe('tintOf', () => {
  it('gives a person one tint for ever and spreads people over all six', () => {
    expect(tintOf('0193d2b2-0000-7000-8000-000000000001')).toBe(tintOf('0193d2b2-0000-7000-8000-000000000001'));
    const tints = new Set(Array.from({ length: 200 }, (_, at) => tintOf(`person-${at}`)));
    expect([...tints].sort()).toEqual([1, 2, 3, 4, 5, 6]);
  });
});
