import { randomUUID } from 'node:crypto';
import { Quote_State as QuoteState, Visibility } from '@my-girok/proto';
import { LIMITS } from '@my-girok/types';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FeedFixture, present, refusal, type TestPerson } from './feed-service.fixture.js';

let feed: FeedFixture;
let author: TestPerson;
let reader: TestPerson;
beforeAll(async () => {
  feed = await FeedFixture.start();
  [author, reader] = (await feed.people(2)) as [TestPerson, TestPerson];
});
afterAll(() => feed?.stop());

async function edit(postId: string, content: string, version: number) {
  return present((await feed.client.editPost({ postId, content, version }, author.as)).post);
}

async function quote(quotedPostId: string, content = 'look', by = reader, visibility = Visibility.VISIBILITY_PUBLIC) {
  return present((await feed.client.createPost({ content, quotedPostId, visibility }, by.as)).post);
}

async function seen(postId: string, by = reader) {
  return present((await feed.client.batchGetPosts({ postIds: [postId] }, by.as)).posts[0]);
}

describe('editPost', () => {
  it('says what is new, keeps what was said, and emits post.edited', async () => {
    const mediaId = feed.media.ready(author.id);
    const request = { content: 'first #one', pictures: [{ mediaId, alt: 'old' }], contentWarning: 'beware' };
    const { id: postId, createdAt } = present((await feed.client.createPost(request, author.as)).post);
    const alts = [{ mediaId, alt: 'new' }];
    const mentions = [{ start: 0, end: 2, userId: reader.id }];
    const second = { postId, content: '@r second #two', mentions, contentWarning: '', alts, version: 1 };
    const { post } = await feed.client.editPost(second, author.as);
    expect(post).toMatchObject({ content: '@r second #two', contentWarning: '', version: 2, createdAt });
    expect(post?.editedAt).toBeInstanceOf(Date);
    expect(post?.pictures[0]?.alt).toBe('new');
    const { versions } = await feed.client.listPostVersions({ postId }, reader.as);
    expect(
      versions.map(({ version, content, contentWarning, pictures }) => [
        version,
        content,
        contentWarning,
        pictures[0]?.alt,
      ]),
    ).toEqual([
      [2, '@r second #two', '', 'new'],
      [1, 'first #one', 'beware', 'old'],
    ]);
    expect(versions.map((version) => version.createdAt)).toEqual([post?.editedAt, createdAt]);
    expect(versions[1]?.facets).toEqual([{ start: 6, end: 10, tag: 'one' }]);
    expect(await feed.emitted(postId)).toEqual(['post.created', 'post.edited']);
    expect(await feed.event(postId, 'post.edited')).toMatchObject({ version: 2, mentionedIds: [reader.id] });
    const tagged = async (tag: string) =>
      (await feed.client.listPostsByTag({ tag }, reader.as)).posts.map(({ id }) => id);
    expect([await tagged('one'), await tagged('#TWO')]).toEqual([[], [postId]]);
  });

  it('changes nothing for what is said already, and may be sent again', async () => {
    const { id: postId } = await feed.post(author, 'same');
    expect((await edit(postId, ' same ', 1)).version).toBe(1);
    expect((await edit(postId, 'other', 1)).version).toBe(2);
    expect((await edit(postId, 'other', 1)).version).toBe(2);
    expect(await feed.emitted(postId)).toEqual(['post.created', 'post.edited']);
  });

  it('refuses an edit of what was edited meanwhile with FEED_POST_VERSION_CONFLICT, also at the same time', async () => {
    const { id: postId } = await feed.post(author, 'start');
    const results = await Promise.allSettled([1, 2, 3, 4].map((i) => edit(postId, `attempt ${i}`, 1)));
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
    expect(await refusal(edit(postId, 'late', 1))).toEqual({
      code: 'FEED_POST_VERSION_CONFLICT',
      kind: 'conflict',
      field: 'version',
    });
    expect((await feed.client.listPostVersions({ postId }, author.as)).versions).toHaveLength(2);
  });

  it(`refuses more than ${LIMITS.editsMax} edits with FEED_EDITS_LIMIT`, async () => {
    const { id: postId } = await feed.post(author, 'start');
    await feed.db.collection('posts').updateOne({ _id: postId as never }, { $set: { version: LIMITS.editsMax } });
    const version = LIMITS.editsMax;
    expect((await edit(postId, 'the last', version)).version).toBe(version + 1);
    expect(await refusal(edit(postId, 'one more', version + 1))).toEqual({
      code: 'FEED_EDITS_LIMIT',
      kind: 'wrong_state',
    });
  });

  it('is for the author, and tells nobody of a post that they may not see', async () => {
    const { id: postId } = await feed.post(author);
    const call = (id: string) => feed.client.editPost({ postId: id, content: 'mine', version: 1 }, reader.as);
    expect(await refusal(call(postId))).toEqual({ code: 'FEED_NOT_POST_AUTHOR', kind: 'forbidden' });
    const request = { content: 'secret', visibility: Visibility.VISIBILITY_SELF };
    const secret = present((await feed.client.createPost(request, author.as)).post);
    for (const id of [secret.id, randomUUID()])
      expect(await refusal(call(id))).toMatchObject({ code: 'FEED_POST_NOT_FOUND' });
    const versions = feed.client.listPostVersions({ postId: secret.id }, reader.as);
    expect(await refusal(versions)).toMatchObject({ code: 'FEED_POST_NOT_FOUND' });
  });

  it('refuses an empty text and a description of a picture that it does not show', async () => {
    const { id: postId } = await feed.post(author);
    expect(await refusal(edit(postId, ' ', 1))).toMatchObject({ code: 'FEED_POST_EMPTY' });
    const alts = [{ mediaId: randomUUID(), alt: 'x' }];
    const call = feed.client.editPost({ postId, content: 'x', alts, version: 1 }, author.as);
    expect(await refusal(call)).toMatchObject({ code: 'FEED_PICTURE_INVALID' });
  });
});

describe('deletePost', () => {
  it('leaves a tombstone without anything that was said', async () => {
    const mediaId = feed.media.ready(author.id);
    const request = {
      content: 'gone #soon',
      pictures: [{ mediaId, alt: 'gone' }],
      contentWarning: 'gone',
      idempotencyKey: randomUUID(),
    };
    const { id: postId } = present((await feed.client.createPost(request, author.as)).post);
    await edit(postId, 'gone again', 1);
    await feed.client.deletePost({ postId }, author.as);
    const tombstone = await feed.stored('posts').findOne({ _id: postId });
    expect(JSON.stringify(tombstone)).not.toMatch(/gone|alt/);
    expect(await feed.stored('post_versions').countDocuments({ postId })).toBe(0);
    const repeat = feed.client.createPost(request, author.as);
    expect(await refusal(repeat)).toEqual({ code: 'FEED_POST_DELETED', kind: 'wrong_state', field: 'idempotencyKey' });
    const calls = [
      () => feed.client.likePost({ postId }, reader.as),
      () => feed.client.addComment({ postId, content: 'x' }, reader.as),
      () => feed.client.repost({ postId }, reader.as),
      () => feed.client.bookmark({ postId }, reader.as),
      () => feed.client.listComments({ postId }, reader.as),
      () => feed.client.listPostVersions({ postId }, author.as),
      () => feed.client.listQuotes({ postId }, author.as),
      () => feed.client.createPost({ content: 'x', quotedPostId: postId }, author.as),
      () => feed.client.editPost({ postId, content: 'x', version: 2 }, author.as),
      () => feed.client.deletePost({ postId }, author.as),
    ];
    for (const call of calls) expect(await refusal(call())).toMatchObject({ code: 'FEED_POST_NOT_FOUND' });
  });

  it('deletes what is being edited at the same time', async () => {
    const { id: postId } = await feed.post(author, 'start');
    await Promise.allSettled([edit(postId, 'edited', 1), feed.client.deletePost({ postId }, author.as)]);
    expect((await feed.client.batchGetPosts({ postIds: [postId] }, author.as)).posts).toEqual([]);
    expect(await feed.stored('post_versions').countDocuments({ postId })).toBe(0);
    expect((await feed.emitted(postId)).at(-1)).toBe('post.deleted');
  });
});

describe('quotes', () => {
  it('show the quoted post, are counted on it and listed, the latest first', async () => {
    const quoted = await feed.post(author, 'quoted');
    const [one, two] = [await quote(quoted.id), await quote(quoted.id, '', author)];
    expect(one.quote).toMatchObject({
      state: QuoteState.STATE_AVAILABLE,
      postId: quoted.id,
      post: { content: 'quoted', comments: [] },
    });
    expect((await seen(quoted.id)).quoteCount).toBe(2);
    const page = async (cursor = '') => feed.client.listQuotes({ postId: quoted.id, limit: 1, cursor }, reader.as);
    const first = await page();
    expect(first.posts.map(({ id }) => id)).toEqual([two.id]);
    const second = await page(first.pageInfo?.endCursor);
    expect(second.posts.map(({ id }) => id)).toEqual([one.id]);
    expect(second.pageInfo?.hasNextPage).toBe(false);
    expect(await feed.event(one.id, 'post.created')).toMatchObject({
      quotedPostId: quoted.id,
      quotedAuthorId: author.id,
    });
  });

  it('leave the count when they are deleted, and say so when the quoted post is', async () => {
    const quoted = await feed.post(author, 'quoted');
    const [one, two] = [await quote(quoted.id), await quote(quoted.id)];
    await feed.client.deletePost({ postId: one.id }, reader.as);
    expect((await seen(quoted.id)).quoteCount).toBe(1);
    await feed.client.deletePost({ postId: quoted.id }, author.as);
    expect((await seen(two.id)).quote).toEqual({ state: QuoteState.STATE_DELETED, postId: quoted.id, post: undefined });
    await feed.client.deletePost({ postId: two.id }, reader.as);
  });

  it('have no quote of their own in what they quote', async () => {
    const middle = await quote((await feed.post(author)).id);
    expect((await quote(middle.id)).quote?.post).toMatchObject({ id: middle.id, quote: undefined });
  });

  it('are of public posts, and uncounted where they are not public themselves', async () => {
    const request = { content: 'x', visibility: Visibility.VISIBILITY_FOLLOWERS };
    const own = present((await feed.client.createPost(request, author.as)).post);
    expect(await refusal(quote(own.id, 'x', author))).toMatchObject({
      code: 'FEED_QUOTE_NOT_PUBLIC',
      kind: 'wrong_state',
    });
    expect(await refusal(quote(own.id))).toMatchObject({ code: 'FEED_POST_NOT_FOUND' });
    const quoted = await feed.post(author);
    const secret = await quote(quoted.id, 'to myself', reader, Visibility.VISIBILITY_SELF);
    expect(secret.quote?.state).toBe(QuoteState.STATE_AVAILABLE);
    expect((await seen(quoted.id)).quoteCount).toBe(0);
    await feed.client.deletePost({ postId: secret.id }, reader.as);
    expect((await seen(quoted.id)).quoteCount).toBe(0);
  });

  it('count exactly when many quote at once and half of them are deleted at once', async () => {
    const quoted = await feed.post(author);
    const made = await Promise.all(Array.from({ length: 12 }, () => quote(quoted.id)));
    expect((await seen(quoted.id)).quoteCount).toBe(12);
    await Promise.all(made.slice(6).map(({ id: postId }) => feed.client.deletePost({ postId }, reader.as)));
    expect((await seen(quoted.id)).quoteCount).toBe(6);
    const { posts } = await feed.client.listQuotes({ postId: quoted.id }, reader.as);
    expect(posts).toHaveLength(6);
  });
});
