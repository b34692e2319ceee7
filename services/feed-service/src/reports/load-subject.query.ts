import { Injectable } from '@nestjs/common';
import { ReadPost } from '../audience/read-post.query.js';
import { ReadComment } from '../comments/read-comment.query.js';
import { RequirePerson } from '../people/require-person.use-case.js';
import type { Report, Subject } from './report.js';

/**
 * What somebody reports, as it is now and as they may see it; people also across a block, whose page can still be opened.
 * Throws FEED_POST_NOT_FOUND, FEED_COMMENT_NOT_FOUND, FEED_PERSON_NOT_FOUND.
 */
@Injectable()
export class LoadSubject {
  constructor(
    private readonly readPost: ReadPost,
    private readonly readComment: ReadComment,
    private readonly requirePerson: RequirePerson,
  ) {}

  async run({ kind, id }: Subject, reporterId: string): Promise<Pick<Report, 'subjectAuthorId' | 'copy'>> {
    if (kind === 'post') {
      const { authorId, content, contentWarning, pictures, version, createdAt } = await this.readPost.run(
        id,
        reporterId,
      );
      return { subjectAuthorId: authorId, copy: { content, contentWarning, pictures, version, createdAt } };
    }
    if (kind === 'comment') {
      const { authorId, content, postId, createdAt } = await this.readComment.run(id, reporterId);
      return { subjectAuthorId: authorId, copy: { content, postId, createdAt } };
    }
    await this.requirePerson.run(id);
    return { subjectAuthorId: id };
  }
}
