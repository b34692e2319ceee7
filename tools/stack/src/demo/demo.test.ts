import { expect, test } from 'vitest';
import { DEMO_LOG_INS, DEMO_PEOPLE } from './people.ts';
import { DEMO_POSTS } from './posts.ts';

const keys = DEMO_PEOPLE.map((person) => person.key);

test('everyone named in the demo data is in it', () => {
  const named = [
    ...DEMO_PEOPLE.flatMap((person) => person.follows),
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
