import { DomainError } from '@my-girok/nest-common';
import type { chatV1 } from '@my-girok/proto';
import { Injectable } from '@nestjs/common';
import { type Entered, EnterRoom } from '../members/enter-room.query.js';
import { OpenChannel } from '../people/open-channel.use-case.js';
import { personChannel } from '../people/person.js';
import { readId } from '../requests/id.js';
import { positionOf } from '../rooms/room.message.js';

/** A channel that somebody may hear now, and where it stands. */
export interface HeardChannel {
  position: chatV1.Position;
  /** Of a room's channel. */
  entered?: Entered;
}

const ROOM = 'room:';

/** A channel by its name, for somebody who may hear it now: their own, or that of a room they are in or asked into. */
@Injectable()
export class FindHeardChannel {
  constructor(
    private readonly enterRoom: EnterRoom,
    private readonly openChannel: OpenChannel,
  ) {}

  /** Undefined where there is none, or it is not theirs to hear. Throws CHAT_ID_INVALID. */
  async run(channel: string, userId: string): Promise<HeardChannel | undefined> {
    if (channel === personChannel(userId)) {
      const { epoch, channelSeq: seq } = await this.openChannel.run(userId);
      return { position: { channel, epoch, seq } };
    }
    if (!channel.startsWith(ROOM)) return undefined;
    try {
      const entered = await this.enterRoom.look(readId(channel.slice(ROOM.length), 'after'), userId);
      return { position: positionOf(entered.room), entered };
    } catch (error) {
      if (error instanceof DomainError && error.kind === 'not_found') return undefined;
      throw error;
    }
  }
}
