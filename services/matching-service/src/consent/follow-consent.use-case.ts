import { Injectable } from '@nestjs/common';
import { TellRoom } from '../matches/tell-room.use-case.js';
import type { ConsentKind } from '../queue/status.js';
import { KeepContact } from './keep-contact.use-case.js';

/** Does at once what a consent that was given or taken back has left to do; what fails is done later. */
@Injectable()
export class FollowConsent {
  constructor(
    private readonly tellRoom: TellRoom,
    private readonly keepContact: KeepContact,
  ) {}

  run(matchId: string, kind: ConsentKind): Promise<void> {
    return kind === 'keep' ? this.keepContact.run(matchId) : this.tellRoom.run(matchId);
  }
}
