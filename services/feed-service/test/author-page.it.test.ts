import { PostItem_Reason as Reason, Visibility } from '@my-girok/proto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FeedFixture, present, type TestPerson } from './feed-service.fixture.js';

let feed: FeedFixture;
let reader: TestPerson;
beforeAll(async () => {
  feed = await FeedFixture.start();
  reader = await feed.person();
});
afterAll(() => feed?.stop());

async function create(by: TestPerson, content: string, visibility = Visibility.VISIBILITY_PUBLIC, pictures = 0) {
  const shown = Array.from({ length: pictures }, () => ({ mediaId: feed.media.ready(by.id) }));
  return present((await feed.client.createPost({ content, visibility, pictures: shown }, by.as)).post).id;
}

/** Every page of somebody's page, `limit` at a time. */
async function page(of: TestPerson, as: TestPerson, { limit = 2, picturesOnly = false } = {}) {
  const shown: { id: string; postId: string; reason: Reason; actorId: string }[] = [];
  let cursor = '';
  for (;;) {
    const request = { authorId: of.id, limit, cursor, picturesOnly };
    const { posts, items, pageInfo } = await feed.client.listPostsByAuthor(request, as.as);
    expect(items.map((item) => item.postId)).toEqual(posts.map((post) => post.id));
    shown.push(...items);
    if (!pageInfo?.hasNextPage) return shown;
    cursor = pageInfo.endCursor;
  }
}

describe('somebody’s page', () => {
  it('holds their posts and reposts in the order in which they made them, and says which is which', async () => {
    const [owner, other] = (await feed.people(2)) as [TestPerson, TestPerson];
    const theirs = await create(other, 'theirs');
    const first = await create(owner, 'first');
    await feed.client.repost({ postId: theirs }, owner.as);
    const last = await create(owner, 'last');
    const shown = await page(owner, reader);
    expect(shown.map(({ postId, reason, actorId }) => [postId, reason, actorId])).toEqual([
      [last, Reason.REASON_OWN, ''],
      [theirs, Reason.REASON_REPOST, owner.id],
      [first, Reason.REASON_OWN, ''],
    ]);
    expect(new Set(shown.map(({ id }) => id)).size).toBe(3);
    await feed.client.unrepost({ postId: theirs }, owner.as);
    expect((await page(owner, reader)).map(({ postId }) => postId)).toEqual([last, first]);
  });

  it('shows each reader what they may see, over pages of what they may not', async () => {
    const [owner, follower] = (await feed.people(2)) as [TestPerson, TestPerson];
    await feed.client.follow({ userId: owner.id }, follower.as);
    const { VISIBILITY_PUBLIC, VISIBILITY_FOLLOWERS, VISIBILITY_SELF } = Visibility;
    const all = await create(owner, 'oldest', VISIBILITY_PUBLIC);
    const some = await create(owner, 'for some', VISIBILITY_FOLLOWERS);
    const own: string[] = [];
    for (let i = 0; i < 8; i++) own.unshift(await create(owner, `note ${i}`, VISIBILITY_SELF));
    const newest = await create(owner, 'newest', VISIBILITY_PUBLIC);
    const ids = async (as: TestPerson) => (await page(owner, as)).map(({ postId }) => postId);
    expect(await ids(reader)).toEqual([newest, all]);
    expect(await ids(follower)).toEqual([newest, some, all]);
    expect(await ids(owner)).toEqual([newest, ...own, some, all]);
  });

  it('lists posts with pictures alone when it is asked to', async () => {
    const [owner, other] = (await feed.people(2)) as [TestPerson, TestPerson];
    const theirs = await create(other, 'theirs', Visibility.VISIBILITY_PUBLIC, 1);
    const one = await create(owner, '', Visibility.VISIBILITY_PUBLIC, 1);
    await create(owner, 'no picture');
    const two = await create(owner, '', Visibility.VISIBILITY_PUBLIC, 4);
    const gone = await create(owner, '', Visibility.VISIBILITY_PUBLIC, 1);
    await feed.client.repost({ postId: theirs }, owner.as);
    await feed.client.deletePost({ postId: gone }, owner.as);
    const shown = await page(owner, reader, { limit: 1, picturesOnly: true });
    expect(shown.map(({ postId }) => postId)).toEqual([two, one]);
  });

  it('costs the same queries for 1 and for 100 posts', async () => {
    const owner = await feed.person();
    await feed.backlog(owner, 101);
    const [few, many] = await Promise.all(
      [1, 100].map((limit) => () => feed.client.listPostsByAuthor({ authorId: owner.id, limit }, reader.as)),
    );
    const queries = await feed.queries(present(few));
    expect(await feed.queries(present(many))).toEqual(queries);
    expect(queries.length).toBeLessThanOrEqual(14);
  });
});

describe('comments', () => {
  it('come oldest first when they are asked for so, over the gaps that deletions left', async () => {
    const { id: postId } = await feed.post(reader);
    const made: string[] = [];
    for (let i = 0; i < 9; i++) {
      const { comment } = await feed.client.addComment({ postId, content: `comment ${i}` }, reader.as);
      made.push(present(comment).id);
    }
    for (const commentId of made.splice(2, 5)) await feed.client.deleteComment({ commentId }, reader.as);
    const seen: string[] = [];
    let cursor = '';
    for (let more = true; more; ) {
      const { comments, pageInfo } = await feed.client.listComments({ postId, limit: 1, cursor, sort: 2 }, reader.as);
      seen.push(...comments.map(({ id }) => id));
      more = present(pageInfo).hasNextPage;
      cursor = present(pageInfo).endCursor;
    }
    expect(seen).toEqual(made);
  });
});
