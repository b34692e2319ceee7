import { Database, RateLimiter, uuidv7 } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import type { Db } from '../database.js';
import { FindOwnMatch } from '../matches/find-own-match.query.js';
import type { Match } from '../matches/match.js';
import { AttachMessages } from './attach-messages.use-case.js';
import { FileReport } from './file-report.use-case.js';
import { type Report, type ReportReason, readNote } from './report.js';

const REPORTS = { points: 30, seconds: 3600 };

export interface ReportInput {
  matchId: string;
  reason: ReportReason;
  note: string;
  includeMessages: boolean;
}

/**
 * Tells moderators of whom one met, ends the match and parts the two for good. Asked again, it gives the report made first. While
 * chat-service is away the report is made without messages, and they are attached when it is back. Throws MATCHING_NOT_IN_MATCH,
 * MATCHING_REPORT_NOTE_TOO_LONG, MATCHING_REPORT_NOTE_CHARACTER_INVALID, COMMON_RATE_LIMITED.
 */
@Injectable()
export class ReportMatch {
  constructor(
    @Database() private readonly db: Db,
    private readonly limiter: RateLimiter,
    private readonly findOwnMatch: FindOwnMatch,
    private readonly attachMessages: AttachMessages,
    private readonly file: FileReport,
  ) {}

  async run(userId: string, input: ReportInput): Promise<{ reportId: string; messages: number }> {
    const note = readNote(input.note);
    await this.limiter.consume(`matching:report:${userId}`, REPORTS);
    const { match, place } = await this.findOwnMatch.run(this.db, userId, input.matchId);
    const messages = input.includeMessages ? await this.attachMessages.read(match.id) : null;
    const now = new Date();
    return this.file.run({
      id: uuidv7(),
      ...peopleOf(match, place),
      reporterId: userId,
      matchId: match.id,
      reason: input.reason,
      note,
      messages: messages ?? null,
      messagesDueAt: messages === undefined ? now : null,
      createdAt: now,
    });
  }
}

type People = Pick<Report, 'reporterAliasId' | 'reportedAliasId'> & { reportedId: string | null };

function peopleOf(match: Match, place: 0 | 1): People {
  const other = match.people[place === 0 ? 1 : 0];
  return {
    reporterAliasId: match.people[place].alias.id,
    reportedId: other.userId,
    reportedAliasId: other.alias.id,
  };
}
