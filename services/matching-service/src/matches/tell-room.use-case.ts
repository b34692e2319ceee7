import { Database, logger } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import type { Db } from '../database.js';
import { ChatClient } from '../rooms/chat.client.js';
import { RoomWork } from '../rooms/room-work.use-case.js';
import { agreed } from './match.js';
import { MatchesRepository } from './matches.repository.js';

/** Tells chat-service what holds in a match's room now. Safe to repeat: the match's version says which is later. */
@Injectable()
export class TellRoom {
  constructor(
    @Database() private readonly db: Db,
    private readonly matches: MatchesRepository,
    private readonly chat: ChatClient,
    private readonly work: RoomWork,
  ) {}

  /** What fails is left to be told later, by any process. */
  async run(matchId: string): Promise<void> {
    try {
      const match = await this.matches.find(this.db, matchId);
      if (!match) return;
      await this.chat.changeMatchRoom({
        matchId,
        version: match.version,
        voiceAllowed: agreed(match, 'voice'),
        videoAllowed: agreed(match, 'video'),
        imagesAllowed: agreed(match, 'images'),
        ended: match.endedAt !== null,
      });
      await this.work.done(matchId, 'room', match.version);
    } catch (error) {
      logger.warn({ err: error, matchId }, 'The room of a match is told later');
    }
  }

  /** What others left to be told. */
  async rest(): Promise<void> {
    for (const { matchId } of await this.work.claim('room')) await this.run(matchId);
  }
}
