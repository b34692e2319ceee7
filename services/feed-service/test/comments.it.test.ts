import { randomUUID } from 'node:crypto';
import { Visibility } from '@my-girok/proto';
import { LIMITS } from '@my-girok/types';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FeedFixture, present, refusal, type TestPerson } from './feed-service.fixture.js';

let feed: FeedFixture;
let author: TestPerson;
let reader: TestPerson;
beforeAll(async () => {
  feed = await FeedFixture.start();
  author = await feed.person();
  reader = await feed.person();
});
afterAll(() => feed?.stop());

async function comment(postId: string, content: string, by = reader): Promise<string> {
  return present((await feed.client.addComment({ postId, content }, by.as)).comment).id;
}

describe('addComment', () => {
  it('gives the comment and the post with it counted, and emits comment.created', async () => {
    const { id: postId } = await feed.post(author);
    await feed.client.likePost({ postId }, reader.as);
    const answer = await feed.client.addComment({ postId, content: ' 좋아요 ' }, reader.as);
    expect(answer.comment).toMatchObject({ postId, authorId: reader.id, content: '좋아요' });
    expect(answer.post).toMatchObject({ id: postId, commentCount: 1, viewerHasLiked: true });
    expect(await feed.emitted(postId)).toEqual(['post.created', 'post.liked', 'comment.created']);
  });

  it('tells in its event whom it mentions, each once and only who may see the post', async () => {
    const { id: postId } = await feed.post(author);
    const mentions = [0, 5].map((start) => ({ start, end: start + 4, userId: reader.id }));
    await feed.client.addComment({ postId, content: '@son @son', mentions }, author.as);
    expect(await feed.event(postId, 'comment.created')).toMatchObject({ mentionedIds: [reader.id] });
    const [follower, visibility] = [await feed.person(), Visibility.VISIBILITY_FOLLOWERS];
    await feed.client.follow({ userId: author.id }, follower.as);
    const hidden = present((await feed.client.createPost({ content: 'For few', visibility }, author.as)).post).id;
    const both = [reader, follower].map(({ id: userId }, i) => ({ start: 5 * i, end: 5 * i + 4, userId }));
    await feed.client.addComment({ postId: hidden, content: '@son @lee', mentions: both }, author.as);
    expect(await feed.event(hidden, 'comment.created')).toMatchObject({ mentionedIds: [follower.id] });
  });

  it('gives the first comment again for a repeated key, also when both arrive at once', async () => {
    const { id: postId } = await feed.post(author);
    const idempotencyKey = randomUUID();
    const send = () => feed.client.addComment({ postId, content: 'once', idempotencyKey }, reader.as);
    const answers = [...(await Promise.all([send(), send(), send()])), await send()];
    expect(new Set(answers.map((answer) => answer.comment?.id)).size).toBe(1);
    expect(answers.at(-1)?.post?.commentCount).toBe(1);
  });

  it('counts parallel comments exactly and keeps the newest 20 with the post', async () => {
    const { id: postId } = await feed.post(author);
    const people = await feed.people(30);
    await Promise.all(people.map((person, i) => comment(postId, `comment ${i}`, person)));
    const { comments, pageInfo } = await feed.client.listComments({ postId, limit: 30 }, reader.as);
    expect(comments).toHaveLength(30);
    expect(pageInfo?.hasNextPage).toBe(false);
    const { posts } = await feed.client.batchGetPosts({ postIds: [postId], commentsLimit: 20 }, reader.as);
    expect(posts[0]?.commentCount).toBe(30);
    expect(posts[0]?.comments).toEqual(comments.slice(0, 20));
  });

  it.each([
    ['', 'FEED_COMMENT_EMPTY'],
    ['x'.repeat(LIMITS.commentMax + 1), 'FEED_COMMENT_TOO_LONG'],
    ['x'.repeat(1024 * 1024), 'FEED_COMMENT_TOO_LONG'],
    ['a\u001bb', 'FEED_COMMENT_CHARACTER_INVALID'],
  ])('refuses bad content (%#) and changes nothing', async (content, code) => {
    const { id: postId } = await feed.post(author);
    expect(await refusal(feed.client.addComment({ postId, content }, reader.as))).toEqual({
      code,
      kind: 'invalid',
      field: 'content',
    });
    expect(await feed.emitted(postId)).toEqual(['post.created']);
  });

  it('refuses a post that is not there with FEED_POST_NOT_FOUND and emits nothing', async () => {
    const { id: postId } = await feed.post(author);
    await feed.client.deletePost({ postId }, author.as);
    const call = feed.client.addComment({ postId, content: 'late' }, reader.as);
    expect(await refusal(call)).toEqual({ code: 'FEED_POST_NOT_FOUND', kind: 'not_found', field: 'postId' });
    expect(await feed.emitted(postId)).toEqual(['post.created', 'post.deleted']);
    expect(await feed.db.collection('comments').countDocuments({ postId })).toBe(0);
  });

  it('refuses a key that is no UUID', async () => {
    const { id: postId } = await feed.post(author);
    const call = feed.client.addComment({ postId, content: 'x', idempotencyKey: 'k' }, reader.as);
    expect(await refusal(call)).toMatchObject({ code: 'FEED_IDEMPOTENCY_KEY_INVALID' });
  });
});

describe('deleteComment', () => {
  it('is for the comment’s author and the post’s author', async () => {
    const { id: postId } = await feed.post(author);
    const [mine, theirs] = [await comment(postId, 'mine'), await comment(postId, 'moderated')];
    const stranger = await feed.person();
    expect(await refusal(feed.client.deleteComment({ commentId: mine }, stranger.as))).toEqual({
      code: 'FEED_NOT_COMMENT_AUTHOR',
      kind: 'forbidden',
    });
    expect((await feed.client.deleteComment({ commentId: mine }, reader.as)).post?.commentCount).toBe(1);
    expect((await feed.client.deleteComment({ commentId: theirs }, author.as)).post?.commentCount).toBe(0);
    expect((await feed.emitted(postId)).slice(-2)).toEqual(['comment.deleted', 'comment.deleted']);
  });

  it('brings the next comment into the newest 20', async () => {
    const { id: postId } = await feed.post(author);
    const made: string[] = [];
    for (let i = 0; i < 22; i++) made.unshift(await comment(postId, `comment ${i}`));
    await feed.client.deleteComment({ commentId: present(made[3]) }, reader.as);
    const { posts } = await feed.client.batchListComments({ postIds: [postId] }, reader.as);
    const left = made.filter((_, i) => i !== 3);
    expect(posts[0]?.comments.map(({ id }) => id)).toEqual(left.slice(0, 20));
  });

  it('refuses a comment that is not there with FEED_COMMENT_NOT_FOUND', async () => {
    const call = feed.client.deleteComment({ commentId: randomUUID() }, reader.as);
    expect(await refusal(call)).toEqual({ code: 'FEED_COMMENT_NOT_FOUND', kind: 'not_found', field: 'commentId' });
  });

  it('counts one deletion once when it is asked twice at the same time', async () => {
    const { id: postId } = await feed.post(author);
    const commentId = await comment(postId, 'gone');
    const calls = [1, 2].map(() => feed.client.deleteComment({ commentId }, reader.as));
    const results = await Promise.allSettled(calls);
    expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected']);
    const { posts } = await feed.client.batchGetPosts({ postIds: [postId] }, reader.as);
    expect(posts[0]?.commentCount).toBe(0);
  });
});

describe('listComments and batchListComments', () => {
  it('pages through a post’s comments, newest first', async () => {
    const { id: postId } = await feed.post(author);
    const made: string[] = [];
    for (let i = 0; i < 5; i++) made.unshift(await comment(postId, `comment ${i}`));
    const first = await feed.client.listComments({ postId, limit: 3 }, reader.as);
    expect(first.comments.map(({ id }) => id)).toEqual(made.slice(0, 3));
    const cursor = present(first.pageInfo).endCursor;
    const second = await feed.client.listComments({ postId, limit: 3, cursor }, reader.as);
    expect(second.comments.map(({ id }) => id)).toEqual(made.slice(3));
    expect(second.pageInfo?.hasNextPage).toBe(false);
  });

  it('gives many posts’ newest comments at once and leaves out posts that are not there', async () => {
    const [a, b] = [await feed.post(author), await feed.post(author)];
    const newest = await comment(a.id, 'first').then(() => comment(a.id, 'second'));
    const request = { postIds: [a.id, randomUUID(), b.id], limit: 1 };
    const { posts } = await feed.client.batchListComments(request, await feed.service());
    expect(posts.map((post) => [post.postId, post.comments.map(({ id }) => id)])).toEqual([
      [a.id, [newest]],
      [b.id, []],
    ]);
  });

  it('refuses what is out of bounds with its code', async () => {
    const { id: postId } = await feed.post(author);
    const codes = [
      feed.client.listComments({ postId, limit: 101 }, reader.as),
      feed.client.listComments({ postId, cursor: 'bad' }, reader.as),
      feed.client.listComments({ postId: randomUUID() }, reader.as),
      feed.client.batchListComments({ postIds: [postId], limit: 21 }, reader.as),
      feed.client.batchListComments({ postIds: Array.from({ length: 101 }, () => randomUUID()) }, reader.as),
    ].map(async (call) => (await refusal(call)).code);
    expect(await Promise.all(codes)).toEqual([
      'FEED_LIMIT_INVALID',
      'FEED_CURSOR_INVALID',
      'FEED_POST_NOT_FOUND',
      'FEED_LIMIT_INVALID',
      'FEED_BATCH_TOO_LARGE',
    ]);
  });
});
