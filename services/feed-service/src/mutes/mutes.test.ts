import { describe, expect, it } from 'vitest';
import { readMutedWord } from './muted-word.js';
import { foldText, type MuteList, mutesOf } from './mutes.js';

const now = new Date('2026-11-24T00:00:00Z');
const past = new Date('2026-11-23T00:00:00Z');
const future = new Date('2026-11-25T00:00:00Z');

function listOf(...words: string[]): MuteList {
  return { _id: 'me', people: [], words: words.map((word) => ({ word, key: foldText(word) })) };
}

function hides(word: string, text: string): boolean {
  return mutesOf(listOf(word), now).hides([text]);
}

describe('a muted word', () => {
  it.each([
    ['coffee', 'Coffee first.'],
    ['COFFEE', 'no more coffee'],
    ['coffee', '#coffee'],
    ['coffee', 'coffee를 마셨다'],
    ['coffee', '(coffee)'],
    ['café', 'Un CAFE\u0301 noir'],
    ['straße', 'STRASSE'],
    ['ΟΔΟΣ', 'οδός οδος'],
    ['новости', 'Новости дня'],
    ['cold brew', 'Cold\n brew again'],
    ['c++', 'written in C++, mostly'],
    ['🍕', 'pizza🍕night'],
    ['don', "Don's here"],
    ['𝒳', 'a 𝒳 b'],
  ])('%s hides «%s»', (word, text) => expect(hides(word, text)).toBe(true));

  it.each([
    ['coffee', 'coffeehouse'],
    ['art', 'party and cart'],
    ['art', 'artist'],
    ['cafe', 'café'],
    ['19', 'covid2019'],
    ['новост', 'новости'],
    ['cold brew', 'cold, then brew'],
    ['𝒳', '𝒳𝒴'],
  ])('%s does not hide «%s»', (word, text) => expect(hides(word, text)).toBe(false));

  it.each([
    ['커피', '오늘도 커피를 마셨다'],
    ['커피', '아이스커피는 좋다'],
    ['커피', '커피를'.normalize('NFD')],
    ['커피'.normalize('NFD'), '커피'],
    ['咖啡', '我喜欢喝咖啡和茶'],
    ['コーヒー', 'アイスコーヒーです'],
    ['กาแฟ', 'ฉันดื่มกาแฟทุกวัน'],
    ['BTS', 'BTS가 왔다'],
  ])('%s hides «%s», where words are not set apart by spaces', (word, text) => expect(hides(word, text)).toBe(true));

  it('finds a whole word behind one that only looks like it', () => {
    expect(hides('art', 'party, then art')).toBe(true);
  });

  it('is looked for in every text', () => {
    expect(mutesOf(listOf('tea', 'coffee'), now).hides(['nothing', '', 'coffee'])).toBe(true);
    expect(mutesOf(listOf('tea', 'coffee'), now).hides(['nothing', ''])).toBe(false);
    expect(mutesOf(listOf('tea'), now).hides([])).toBe(false);
  });
});

it('counts until its end and not from then on', () => {
  const list: MuteList = {
    _id: 'me',
    people: [
      { userId: 'good' },
      { userId: 'ended', until: past },
      { userId: 'now', until: now },
      { userId: 'still', until: future },
    ],
    words: [
      { word: 'ended', key: 'ended', until: past },
      { word: 'still', key: 'still', until: future },
    ],
  };
  const mutes = mutesOf(list, now);
  expect([...mutes.people]).toEqual(['good', 'still']);
  expect(mutes.hides(['it ended'])).toBe(false);
  expect(mutes.hides(['still there'])).toBe(true);
});

it('hides nothing for whoever muted nothing', () => {
  expect(mutesOf(null, now).people.size).toBe(0);
  expect(mutesOf(null, now).hides(['anything'])).toBe(false);
});

it('is found as it is written, whatever it would mean in a pattern', () => {
  for (const word of ['a.c', '(x', '[y]', '$1|2', 'back\\slash', '^', 'what?', '{3}', 'a/b', '-']) {
    expect([word, hides(word, `so ${word} it is`)]).toEqual([word, true]);
    expect([word, hides(word, 'abc plain words')]).toEqual([word, false]);
  }
});

it('finds nothing in texts made to be slow, which nearly hold every word at every place', () => {
  const pages: [string[], string][] = [
    [Array.from({ length: 80 }, (_, i) => `${'a'.repeat(i)}b`), 'a'.repeat(8000)],
    [Array.from({ length: 80 }, (_, i) => `${'a '.repeat(i / 2)}b`), 'a '.repeat(4000)],
    [Array.from({ length: 80 }, (_, i) => `${'가'.repeat(i)}나`), '가'.repeat(8000)],
  ];
  for (const [words, text] of pages) {
    const mutes = mutesOf(listOf(...words), now);
    expect(mutes.hides(Array.from({ length: 20 }, () => text))).toBe(false);
  }
});

it('is bounded as a machine holds it: what has few characters may be long', () => {
  const face = '👩🏽‍🚀';
  expect(readMutedWord(face.repeat(40)).word).toBe(face.repeat(40));
  expect(() => readMutedWord(face.repeat(60))).toThrow(expect.objectContaining({ code: 'FEED_MUTED_WORD_TOO_LONG' }));
});
