import { Injectable } from '@nestjs/common';
import { MembersRepository } from './members.repository.js';

/** The ids of all rooms of a person's matches that are left, ended ones too. */
@Injectable()
export class MatchRoomsOf {
  constructor(private readonly members: MembersRepository) {}

  run(userId: string): Promise<string[]> {
    return this.members.matchRoomIdsOf(userId);
  }
}
