import { logger } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import { ListPeople } from '../people/list-people.query.js';
import { ListPosts } from '../posts/list-posts.query.js';
import type { Correction } from './correction.js';
import { RepairPerson } from './repair-person.use-case.js';
import { RepairPost } from './repair-post.use-case.js';

/** How many were looked at, and how many of them were wrong. */
export interface RepairReport {
  posts: number;
  people: number;
  repairedPosts: number;
  repairedPeople: number;
}

/** Recomputes every counter of posts and people from what it counts, and says what it changed. May run beside the service. */
@Injectable()
export class RepairCounters {
  constructor(
    private readonly listPosts: ListPosts,
    private readonly listPeople: ListPeople,
    private readonly repairPost: RepairPost,
    private readonly repairPerson: RepairPerson,
  ) {}

  async run(): Promise<RepairReport> {
    const report: RepairReport = { posts: 0, people: 0, repairedPosts: 0, repairedPeople: 0 };
    for await (const postId of this.listPosts.run()) {
      report.posts++;
      const corrections = await this.repairPost.run(postId);
      if (corrections.length > 0) {
        report.repairedPosts++;
        logger.info({ postId, counters: described(corrections) }, 'A post was counted anew');
      }
    }
    for await (const userId of this.listPeople.run()) {
      report.people++;
      const corrections = await this.repairPerson.run(userId);
      if (corrections.length > 0) {
        report.repairedPeople++;
        logger.info({ userId, counters: described(corrections) }, 'A person was counted anew');
      }
    }
    return report;
  }
}

/** Numbers only: what comments say is nobody's business here. */
function described(corrections: readonly Correction[]): string[] {
  return corrections.map(({ counter, was, is }) =>
    typeof is === 'number' ? `${counter} ${String(was)} → ${is}` : counter,
  );
}
