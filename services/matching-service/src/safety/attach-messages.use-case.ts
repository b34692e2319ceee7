import { Database, logger } from '@my-girok/nest-common';
import type { chatV1 } from '@my-girok/proto';
import { Injectable } from '@nestjs/common';
import type { Db } from '../database.js';
import { ChatClient } from '../rooms/chat.client.js';
import type { AttachedMessage } from './report.js';
import { ReportsRepository } from './reports.repository.js';

const MESSAGES_MAX = 50;
const AT_ONCE = 10;
/** The room is emptied a day after its match; by then there is nothing left to fetch. */
const ATTEMPTS_MAX = 150;

/** Fetches the last messages of a match for moderators, by pseudonym. */
@Injectable()
export class AttachMessages {
  constructor(
    @Database() private readonly db: Db,
    private readonly chat: ChatClient,
    private readonly reports: ReportsRepository,
  ) {}

  /** Undefined while chat-service cannot be asked. */
  async read(matchId: string): Promise<AttachedMessage[] | undefined> {
    try {
      return (await this.chat.readMatchRoom(matchId, MESSAGES_MAX))
        .filter(({ deleted, notice }) => !deleted && !notice)
        .map(attached);
    } catch (error) {
      logger.warn({ err: error, matchId }, 'The messages of a report are attached later');
      return undefined;
    }
  }

  /** Attaches what could not be fetched when somebody reported. */
  async rest(): Promise<void> {
    for (const { id, matchId, attempts } of await this.reports.claim(this.db, AT_ONCE)) {
      const messages = await this.read(matchId);
      if (messages || attempts >= ATTEMPTS_MAX) await this.reports.attach(this.db, id, messages ?? null);
    }
  }
}

function attached({ id, authorId, content, attachments, createdAt }: chatV1.Message): AttachedMessage {
  const mediaIds = attachments.map(({ mediaId }) => mediaId);
  return { id, aliasId: authorId, content, mediaIds, at: (createdAt ?? new Date(0)).toISOString() };
}
