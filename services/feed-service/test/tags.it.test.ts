import { Visibility } from '@my-girok/proto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { FeedFixture, present, refusal, type TestPerson } from './feed-service.fixture.js';

let feed: FeedFixture;
beforeAll(async () => {
  feed = await FeedFixture.start();
});
afterAll(() => feed?.stop());

async function tagged(tag: string, viewer: TestPerson, limit = 0): Promise<string[]> {
  const ids: string[] = [];
  for (let cursor = ''; ; ) {
    const { posts, pageInfo } = await feed.client.listPostsByTag({ tag, limit, cursor }, viewer.as);
    ids.push(...posts.map((post) => post.id));
    if (!present(pageInfo).hasNextPage) return ids;
    cursor = present(pageInfo).endCursor;
  }
}

it('lists public posts with a hashtag in any case, newest first', async () => {
  const [author, reader] = (await feed.people(2)) as [TestPerson, TestPerson];
  const posts: { id: string }[] = [];
  for (const content of [
    '#Café one',
    'two #CAFE\u0301',
    '#café three #other',
    'cafe not',
    '#cafétière not',
    'four #café',
  ]) {
    posts.push(await feed.post(author, content));
  }
  for (const visibility of [Visibility.VISIBILITY_FOLLOWERS, Visibility.VISIBILITY_SELF]) {
    await feed.client.createPost({ content: '#café for fewer', visibility }, author.as);
  }
  const expected = [5, 2, 1, 0].map((i) => posts[i]?.id);
  for (const tag of ['café', '#CAFÉ', 'cafe\u0301']) expect(await tagged(tag, reader, 3)).toEqual(expected);
  expect(await tagged('café', author)).toEqual(expected);
  const { posts: forAll } = await feed.client.listPostsByTag({ tag: 'café' }, await feed.service());
  expect(forAll.map((post) => post.id)).toEqual(expected);
  expect(await tagged('unheardof', reader)).toEqual([]);
});

it('keeps the posts of many people at once, each once', async () => {
  const authors = await feed.people(12);
  const posts = await Promise.all(authors.map((author) => feed.post(author, '#한글 그리고 #together and #한글')));
  const found = await tagged('together', present(authors[0]), 5);
  expect(new Set(found)).toEqual(new Set(posts.map((post) => post.id)));
  expect(found).toHaveLength(12);
  expect(await tagged('한글', present(authors[0]))).toHaveLength(12);
});

it('follows edits and deletions', async () => {
  const author = await feed.person();
  const [edited, gone] = [await feed.post(author, '#before'), await feed.post(author, '#before')];
  await feed.client.editPost({ postId: edited.id, content: '#after', version: 1 }, author.as);
  await feed.client.deletePost({ postId: gone.id }, author.as);
  expect(await tagged('before', author)).toEqual([]);
  expect(await tagged('after', author)).toEqual([edited.id]);
  expect(await feed.db.collection('tag_posts').countDocuments({ postId: gone.id })).toBe(0);
});

it('leaves out whom and what its reader muted or blocks', async () => {
  const [reader, muted, blocked, other] = (await feed.people(4)) as [TestPerson, TestPerson, TestPerson, TestPerson];
  const theirs = [];
  for (const author of [muted, blocked]) theirs.push((await feed.post(author, '#rules')).id);
  const spoiler = await feed.post(other, 'spoilers #rules');
  const kept = await feed.post(other, '#rules');
  const own = await feed.post(reader, 'spoilers of mine #rules');
  await feed.client.mutePerson({ userId: muted.id }, reader.as);
  await feed.client.block({ userId: blocked.id }, reader.as);
  await feed.client.muteWord({ word: 'spoilers' }, reader.as);
  expect(await tagged('rules', reader, 1)).toEqual([own.id, kept.id]);
  expect(await tagged('rules', blocked)).toEqual([kept.id, spoiler.id, ...theirs.reverse()]);
});

it.each(['', '#', 'two words', '12', 'e'.repeat(100_000), '$ne'])(
  'refuses «%.10s» with FEED_TAG_INVALID',
  async (tag) => {
    const reader = await feed.person();
    const expected = { code: 'FEED_TAG_INVALID', kind: 'invalid', field: 'tag' };
    expect(await refusal(feed.client.listPostsByTag({ tag }, reader.as))).toEqual(expected);
  },
);
