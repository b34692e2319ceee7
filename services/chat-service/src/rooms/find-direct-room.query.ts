import { Injectable } from '@nestjs/common';
import { directKeyOf, type Room } from './room.js';
import { RoomsRepository } from './rooms.repository.js';

/** The room of two people, whoever asks; undefined where there is none. */
@Injectable()
export class FindDirectRoom {
  constructor(private readonly rooms: RoomsRepository) {}

  async run(one: string, other: string): Promise<Room | undefined> {
    return (await this.rooms.findDirect(directKeyOf(one, other))) ?? undefined;
  }
}
