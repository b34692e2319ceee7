import { randomUUID } from 'node:crypto';
import { type CreatePostRequest, type DeepPartial, Visibility } from '@my-girok/proto';
import { LIMITS } from '@my-girok/types';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FeedFixture, present, refusal, type TestPerson } from './feed-service.fixture.js';

let feed: FeedFixture;
let [author, friend]: TestPerson[] = [];
beforeAll(async () => {
  feed = await FeedFixture.start();
  [author, friend] = await feed.people(2);
});
afterAll(() => feed?.stop());

const create = async (request: DeepPartial<CreatePostRequest>, by = author) =>
  present((await feed.client.createPost(request, present(by).as)).post);

const refused = (request: DeepPartial<CreatePostRequest>) =>
  refusal(feed.client.createPost(request, present(author).as));

describe('facets', () => {
  it('are the links and hashtags in the stored text, and the mentions the client marked', async () => {
    const raw = '  @한나 see https://example.org/a #기록 #Café\r\n';
    const userId = present(friend).id;
    const post = await create({ content: raw, mentions: [{ start: 2, end: 5, userId }] });
    expect(post.content).toBe('@한나 see https://example.org/a #기록 #Café');
    const said = post.facets.map(({ start, end, ...kind }) => [post.content.slice(start, end), kind]);
    expect(said).toEqual([
      ['@한나', { mention: userId }],
      ['https://example.org/a', { link: 'https://example.org/a' }],
      ['#기록', { tag: '기록' }],
      ['#Café', { tag: 'café' }],
    ]);
    expect(await feed.event(post.id, 'post.created')).toMatchObject({ mentionedIds: [userId], visibility: 'public' });
  });

  it('are in comments as well', async () => {
    const { id: postId } = await feed.post(present(author));
    const userId = present(author).id;
    const request = { postId, content: '@you #tag', mentions: [{ start: 0, end: 4, userId }] };
    const { comment } = await feed.client.addComment(request, present(friend).as);
    const facets = [
      { start: 0, end: 4, mention: userId },
      { start: 5, end: 9, tag: 'tag' },
    ];
    expect(comment?.facets).toEqual(facets);
    const page = await feed.client.listComments({ postId }, present(friend).as);
    expect(page.comments[0]?.facets).toEqual(facets);
    const { posts } = await feed.client.batchGetPosts({ postIds: [postId], commentsLimit: 1 }, present(friend).as);
    expect(posts[0]?.comments[0]?.facets).toEqual(facets);
  });

  it('mention people whom only auth-service knows yet, asked for all at once, and nobody who is not there', async () => {
    const [one, other] = await feed.people(2);
    const mentions = [present(one), present(other)].map(({ id: userId }, i) => ({
      start: 3 * i,
      end: 3 * i + 2,
      userId,
    }));
    const asked = feed.auth.asked;
    expect((await create({ content: '@a @b', mentions })).facets).toHaveLength(2);
    expect(feed.auth.asked).toBe(asked + 1);
    const nobody = [{ start: 0, end: 2, userId: randomUUID() }];
    expect(await refused({ content: '@a', mentions: nobody })).toMatchObject({ code: 'FEED_PERSON_NOT_FOUND' });
    expect(await refused({ content: 'no', mentions: nobody })).toMatchObject({ code: 'FEED_MENTION_INVALID' });
  });

  it('mention nobody across a block, either way', async () => {
    const [blocker, blocked] = (await feed.people(2)) as [TestPerson, TestPerson];
    await feed.client.block({ userId: blocked.id }, blocker.as);
    for (const [by, of] of [
      [blocker, blocked],
      [blocked, blocker],
    ] as const) {
      const mentions = [{ start: 0, end: 2, userId: of.id }];
      const call = feed.client.createPost({ content: '@a', mentions }, by.as);
      expect(await refusal(call)).toEqual({ code: 'FEED_BLOCKED', kind: 'forbidden' });
    }
  });
});

describe('pictures', () => {
  it('are bound to the post before it is written, and described in it and its event', async () => {
    const [a, b] = [feed.media.ready(present(author).id), feed.media.ready(present(author).id, { animated: true })];
    const post = await create({
      content: '',
      pictures: [
        { mediaId: a, alt: '  A cup ' },
        { mediaId: b, alt: '' },
      ],
      visibility: Visibility.VISIBILITY_FOLLOWERS,
    });
    expect(post.pictures).toEqual([
      {
        mediaId: a,
        alt: 'A cup',
        width: 640,
        height: 480,
        animated: false,
        thumbhash: expect.any(String),
        color: '#336699',
      },
      { mediaId: b, alt: '', width: 640, height: 480, animated: true, thumbhash: expect.any(String), color: '#336699' },
    ]);
    expect(feed.media.attached.get(a)).toMatchObject({ ownerId: author?.id, subjectId: post.id, public: false });
    expect(await feed.event(post.id, 'post.created')).toMatchObject({ mediaIds: [a, b], visibility: 'followers' });
  });

  it('stay bound to the same post when its key is sent again after an answer was lost', async () => {
    const mediaId = feed.media.ready(present(author).id);
    const request = { content: 'once', pictures: [{ mediaId }], idempotencyKey: randomUUID() };
    const [first] = await Promise.all([create(request), create(request), create(request)]);
    expect(feed.media.attached.get(mediaId)?.subjectId).toBe(first?.id);
    const asked = feed.media.asked;
    expect((await create(request)).id).toBe(first?.id);
    expect(feed.media.asked).toBe(asked);
  });

  it('keep the id that an attempt reserved for them which ended before it wrote', async () => {
    const mediaId = feed.media.ready(present(author).id);
    const idempotencyKey = randomUUID();
    const postId = '019ab000-0000-7000-8000-000000000001';
    const createdAt = new Date();
    await feed.stored('post_reservations').insertOne({ _id: `${author?.id}:${idempotencyKey}`, postId, createdAt });
    expect((await create({ pictures: [{ mediaId }], idempotencyKey })).id).toBe(postId);
  });

  it('are refused as media-service refuses them, and nothing is written', async () => {
    const someone = await feed.person();
    const theirs = feed.media.ready(present(friend).id);
    const call = feed.client.createPost({ content: 'x', pictures: [{ mediaId: theirs }] }, someone.as);
    expect(await refusal(call)).toMatchObject({ code: 'MEDIA_NOT_FOUND', kind: 'not_found' });
    expect(await feed.timeline(someone)).toEqual([]);
    const used = feed.media.ready(present(author).id);
    await create({ pictures: [{ mediaId: used }] });
    expect(await refused({ pictures: [{ mediaId: used }] })).toMatchObject({ code: 'MEDIA_IN_USE' });
  });

  it.each([
    [
      'too many',
      () => Array.from({ length: LIMITS.picturesMax + 1 }, () => ({ mediaId: randomUUID() })),
      'FEED_PICTURES_TOO_MANY',
    ],
    ['one twice', () => [randomUUID()].flatMap((mediaId) => [{ mediaId }, { mediaId }]), 'FEED_PICTURE_INVALID'],
    ['no id', () => [{ mediaId: 'x' }], 'FEED_ID_INVALID'],
    ['a long description', () => [{ mediaId: randomUUID(), alt: 'x'.repeat(LIMITS.altMax + 1) }], 'FEED_ALT_TOO_LONG'],
    ['control characters', () => [{ mediaId: randomUUID(), alt: 'a\u0000' }], 'FEED_ALT_CHARACTER_INVALID'],
  ])('are refused when they are %s', async (_what, pictures, code) => {
    const asked = feed.media.asked;
    expect(await refused({ content: 'x', pictures: pictures() })).toEqual({ code, kind: 'invalid', field: 'pictures' });
    expect(feed.media.asked).toBe(asked);
  });

  it('are shown by media-service to whoever sees the post', async () => {
    const [owner, follower, stranger] = (await feed.people(3)) as [TestPerson, TestPerson, TestPerson];
    await feed.client.follow({ userId: owner.id }, follower.as);
    const mediaId = feed.media.ready(owner.id);
    const visibility = Visibility.VISIBILITY_FOLLOWERS;
    const { id: postId } = await create({ pictures: [{ mediaId }], visibility }, owner);
    const media = await feed.service('media-service');
    const sees = async (viewerId: string, id = mediaId) =>
      (await feed.client.checkPicture({ mediaId: id, postId, viewerId }, media)).allowed;
    expect(await Promise.all([sees(owner.id), sees(follower.id), sees(stranger.id), sees('')])).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect(await sees(owner.id, randomUUID())).toBe(false);
    await feed.client.block({ userId: follower.id }, owner.as);
    expect(await sees(follower.id)).toBe(false);
    await feed.client.deletePost({ postId }, owner.as);
    expect(await sees(owner.id)).toBe(false);
    for (const as of [owner.as, await feed.service('graphql-bff')]) {
      const call = feed.client.checkPicture({ mediaId, postId, viewerId: owner.id }, as);
      expect(await refusal(call)).toMatchObject({ code: 'COMMON_CALLER_NOT_ALLOWED' });
    }
  });
});

describe('warnings and visibility', () => {
  it('are kept as they were written', async () => {
    const post = await create({ content: 'x', contentWarning: ' 스포일러 ', visibility: Visibility.VISIBILITY_SELF });
    expect(post).toMatchObject({ contentWarning: '스포일러', visibility: Visibility.VISIBILITY_SELF });
    expect(await create({ content: 'x' })).toMatchObject({
      contentWarning: '',
      visibility: Visibility.VISIBILITY_PUBLIC,
    });
  });

  it('are refused where they are none', async () => {
    expect(await refused({ content: 'x', contentWarning: 'x'.repeat(LIMITS.contentWarningMax + 1) })).toEqual({
      code: 'FEED_WARNING_TOO_LONG',
      kind: 'invalid',
      field: 'contentWarning',
    });
    expect(await refused({ content: 'x', contentWarning: 'a\u0007' })).toMatchObject({
      code: 'FEED_WARNING_CHARACTER_INVALID',
    });
    expect(await refused({ content: 'x', visibility: 7 as Visibility })).toEqual({
      code: 'FEED_VISIBILITY_INVALID',
      kind: 'invalid',
      field: 'visibility',
    });
  });

  it('counts posts of each visibility for whoever may see them', async () => {
    const [owner, follower, stranger] = (await feed.people(3)) as [TestPerson, TestPerson, TestPerson];
    await feed.client.follow({ userId: owner.id }, follower.as);
    for (const visibility of [
      Visibility.VISIBILITY_PUBLIC,
      Visibility.VISIBILITY_FOLLOWERS,
      Visibility.VISIBILITY_SELF,
    ]) {
      await create({ content: 'x', visibility }, owner);
    }
    const hidden = await create({ content: 'y', visibility: Visibility.VISIBILITY_SELF }, owner);
    const counts = () =>
      Promise.all(
        [owner.as, follower.as, stranger.as].map(
          async (as) => (await feed.client.batchGetStandings({ userIds: [owner.id] }, as)).standings[0]?.postCount,
        ),
      );
    expect(await counts()).toEqual([4, 2, 1]);
    await feed.client.deletePost({ postId: hidden.id }, owner.as);
    expect(await counts()).toEqual([3, 2, 1]);
  });
});

describe('documents of before', () => {
  it('read as public posts without anything that was added since', async () => {
    const old = await feed.person();
    const [postId] = await feed.backlog(old, 1);
    const { posts } = await feed.client.batchGetPosts({ postIds: [present(postId)] }, present(author).as);
    expect(posts[0]).toMatchObject({
      facets: [],
      pictures: [],
      contentWarning: '',
      visibility: Visibility.VISIBILITY_PUBLIC,
      version: 1,
      repostCount: 0,
      quoteCount: 0,
    });
    const content = 'now #edited';
    const edited = await feed.client.editPost({ postId, content, version: 1 }, old.as);
    expect(edited.post).toMatchObject({ content, version: 2 });
    await feed.client.deletePost({ postId }, old.as);
    expect((await feed.client.listPostsByAuthor({ authorId: old.id }, old.as)).posts).toEqual([]);
  });
});
