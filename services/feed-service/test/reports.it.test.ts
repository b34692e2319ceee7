import { randomUUID } from 'node:crypto';
import { ReportRequest_Reason as Reason, Visibility } from '@my-girok/proto';
import { LIMITS } from '@my-girok/types';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FeedFixture, present, refusal, type TestPerson } from './feed-service.fixture.js';

let feed: FeedFixture;
beforeAll(async () => {
  feed = await FeedFixture.start();
});
afterAll(() => feed?.stop());

async function pair(): Promise<[TestPerson, TestPerson]> {
  return [await feed.person(), await feed.person()];
}

const kept = (_id: string) => feed.stored('reports').findOne({ _id });

describe('report', () => {
  it('keeps what a post said then, once for each reporter, and tells ids only', async () => {
    const [author, me] = await pair();
    const { id: postId } = await feed.post(author, 'as it was');
    const request = { postId: postId.toUpperCase(), reason: Reason.REASON_HATE, note: ' look \r\n here ' };
    const { reportId } = await feed.client.report(request, me.as);
    await feed.client.editPost({ postId, content: 'as if nothing had been', version: 1 }, author.as);
    const again = await feed.client.report({ postId, reason: Reason.REASON_SPAM }, me.as);
    expect(again.reportId).toBe(reportId);
    expect(await kept(reportId)).toMatchObject({
      reporterId: me.id,
      subjectKind: 'post',
      subjectId: postId,
      subjectAuthorId: author.id,
      reason: 'hate',
      note: 'look \n here',
      copy: { content: 'as it was', contentWarning: '', pictures: [], version: 1 },
    });
    expect(await feed.emitted(reportId)).toEqual(['report.created']);
    const event = await feed.db.collection('outbox').findOne({ aggregateId: reportId });
    const { timestamp, ...data } = JSON.parse(present(event ?? undefined).data);
    expect(data).toEqual({ reportId, subjectKind: 'post', subjectId: postId });
    expect(Date.parse(timestamp)).not.toBeNaN();
    const other = await feed.person();
    expect((await feed.client.report({ postId, reason: Reason.REASON_SPAM }, other.as)).reportId).not.toBe(reportId);
  });

  it('makes one report of many at once', async () => {
    const [author, me] = await pair();
    const { id: postId } = await feed.post(author);
    const made = await Promise.all(
      Array.from({ length: 6 }, () => feed.client.report({ postId, reason: Reason.REASON_SPAM }, me.as)),
    );
    expect(new Set(made.map(({ reportId }) => reportId)).size).toBe(1);
    expect(await feed.stored('reports').countDocuments({ subjectId: postId })).toBe(1);
  });

  it('takes comments and people, also across a block', async () => {
    const [author, me] = await pair();
    const commenter = await feed.person();
    const { id: postId } = await feed.post(author);
    const { comment } = await feed.client.addComment({ postId, content: 'unkind' }, commenter.as);
    const commentId = present(comment).id;
    const { reportId } = await feed.client.report({ commentId, reason: Reason.REASON_HARASSMENT }, me.as);
    expect(await kept(reportId)).toMatchObject({
      subjectKind: 'comment',
      subjectAuthorId: commenter.id,
      copy: { content: 'unkind', postId },
    });
    await feed.client.block({ userId: commenter.id }, me.as);
    const person = await feed.client.report({ userId: commenter.id, reason: Reason.REASON_OTHER }, me.as);
    expect(await kept(person.reportId)).toMatchObject({ subjectKind: 'person', subjectId: commenter.id, note: '' });
    expect((await kept(person.reportId))?.copy).toBeUndefined();
  });

  it('is about what its reporter may see', async () => {
    const [author, me] = await pair();
    const secret = await feed.client.createPost({ content: 'mine', visibility: Visibility.VISIBILITY_SELF }, author.as);
    const postId = present(secret.post).id;
    const { comment } = await feed.client.addComment({ postId, content: 'to myself' }, author.as);
    const report = (subject: object) => refusal(feed.client.report({ ...subject, reason: Reason.REASON_SPAM }, me.as));
    expect(await report({ postId })).toMatchObject({ code: 'FEED_POST_NOT_FOUND' });
    expect(await report({ postId: randomUUID() })).toMatchObject({ code: 'FEED_POST_NOT_FOUND' });
    expect(await report({ commentId: present(comment).id })).toMatchObject({ code: 'FEED_COMMENT_NOT_FOUND' });
    expect(await report({ commentId: randomUUID() })).toMatchObject({ code: 'FEED_COMMENT_NOT_FOUND' });
    expect(await report({ userId: randomUUID() })).toMatchObject({ code: 'FEED_PERSON_NOT_FOUND' });
    const open = await feed.post(author);
    const [blocker] = await pair();
    const hidden = await feed.client.addComment({ postId: open.id, content: 'hidden' }, blocker.as);
    await feed.client.block({ userId: me.id }, blocker.as);
    expect(await report({ commentId: present(hidden.comment).id })).toMatchObject({ code: 'FEED_COMMENT_NOT_FOUND' });
    expect(await feed.stored('reports').countDocuments({ reporterId: me.id })).toBe(0);
  });

  it('refuses what has no subject, no reason or too many words', async () => {
    const [author, me] = await pair();
    const { id: postId } = await feed.post(author);
    const reason = Reason.REASON_SPAM;
    const calls: [object, string, string][] = [
      [{ reason }, 'FEED_REPORT_SUBJECT_MISSING', 'postId'],
      [{ postId: 'x', reason }, 'FEED_ID_INVALID', 'postId'],
      [{ postId }, 'FEED_REPORT_REASON_INVALID', 'reason'],
      [{ postId, reason: 99 }, 'FEED_REPORT_REASON_INVALID', 'reason'],
      [{ postId, reason, note: '가'.repeat(LIMITS.reportNoteMax + 1) }, 'FEED_REPORT_NOTE_TOO_LONG', 'note'],
      [{ postId, reason, note: 'a\u0000b' }, 'FEED_REPORT_NOTE_CHARACTER_INVALID', 'note'],
    ];
    for (const [request, code, field] of calls) {
      expect(await refusal(feed.client.report(request, me.as))).toEqual({ code, kind: 'invalid', field });
    }
    expect((await refusal(feed.client.report({ postId, reason }, await feed.service()))).kind).toBe('forbidden');
  });
});
