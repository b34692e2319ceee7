import { expect, test } from 'vitest';
import { DEMO_LOG_INS, DEMO_PEOPLE } from './people.ts';
import { DEMO_POSTS } from './posts.ts';
import { DEMO_TALKS, spoken } from './talks.ts';

const keys = DEMO_PEOPLE.map((person) => person.key);

test('everyone named in the demo data is in it', () => {
  const named = [
    ...DEMO_PEOPLE.flatMap((person) => person.follows),
    ...DEMO_TALKS.flatMap((talk) => [
      ...talk.people,
      ...Object.keys(talk.unread),
      ...talk.lines.flatMap((line) => [line.by, ...Object.values(line.reactions ?? {}).flat()]),
      ...talk.lines.flatMap((line) => spoken(line.text, (key) => key).mentions.map((mention) => mention.key)),
    ]),
    ...DEMO_POSTS.flatMap((post) => [post.author, ...post.likes, ...post.comments.map(([author]) => author)]),
  ];
  expect(named.filter((key) => !keys.includes(key))).toEqual([]);
});

test('there are posts in both languages, each text once', () => {
  const contents = DEMO_POSTS.map((post) => post.content);
  expect(new Set(contents).size).toBe(contents.length);
  expect(contents.filter((text) => /[가-힣]/.test(text)).length).toBeGreaterThan(8);
  expect(contents.filter((text) => !/[가-힣]/.test(text)).length).toBeGreaterThan(8);
});

test('the printed log-ins have passwords that registration accepts', () => {
  expect(DEMO_LOG_INS).toHaveLength(2);
  for (const person of DEMO_PEOPLE) expect(person.password.length).toBeGreaterThanOrEqual(15);
});

test('the printed log-ins are grown up and have said so: two windows can meet by chance', () => {
  const adultSince = (date: string) =>
    Date.UTC(Number(date.slice(0, 4)) + 18, Number(date.slice(5, 7)) - 1, Number(date.slice(8)));
  for (const { birthDate = '' } of DEMO_LOG_INS) {
    expect(birthDate).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(adultSince(birthDate)).toBeLessThan(Date.now());
  }
});

test('people talk only where they are, and answer what was said before', () => {
  for (const { people, lines } of DEMO_TALKS)
    for (const [index, { by, replyTo, text, reactions = {} }] of lines.entries()) {
      const there = [
        by,
        ...Object.values(reactions).flat(),
        ...spoken(text, (key) => key).mentions.map(({ key }) => key),
      ];
      expect(there.filter((key) => !people.includes(key))).toEqual([]);
      if (replyTo !== undefined) expect(replyTo).toBeLessThan(index);
    }
});

test('a talk of two is begun by who opens it', () => {
  for (const { name, people, lines } of DEMO_TALKS) if (name === undefined) expect(lines[0]?.by).toBe(people[0]);
});

test('who is asked does not follow who writes, and nobody else has to be asked', () => {
  const follows = (key: string, other: string) =>
    DEMO_PEOPLE.find((person) => person.key === key)?.follows.includes(other) ?? false;
  for (const { people, request } of DEMO_TALKS) {
    const [first = '', ...others] = people;
    expect(others.every((key) => follows(key, first))).toBe(!request);
  }
});

test('the first log-in has something unread in a talk of two, in a group and in a request', () => {
  const [first] = DEMO_LOG_INS;
  const waiting = DEMO_TALKS.filter((talk) => (talk.unread[first?.key ?? ''] ?? 0) > 0);
  expect(new Set(waiting.map((talk) => (talk.request ? 'request' : talk.name ? 'group' : 'two'))).size).toBe(3);
});

test('a mention has the place of its name, in code units', () => {
  const { content, mentions } = spoken('🍊 @{mina}, hi @{daniel}', (key) => (key === 'mina' ? '김민아' : 'Daniel O'));
  expect(content).toBe('🍊 @김민아, hi @Daniel O');
  expect(mentions).toEqual([
    { start: 3, end: 7, key: 'mina' },
    { start: 12, end: 21, key: 'daniel' },
  ]);
  expect(mentions.map(({ start, end }) => content.slice(start, end))).toEqual(['@김민아', '@Daniel O']);
});
