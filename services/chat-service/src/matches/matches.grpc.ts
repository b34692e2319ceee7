import { AllowCallers } from '@my-girok/nest-common';
import { type ChatServiceController, ChatServiceControllerMethods, type chatV1 } from '@my-girok/proto';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { readId } from '../requests/id.js';
import { readLimit } from '../requests/limit.js';
import { FollowMatch } from './follow-match.use-case.js';
import { matchesErrors } from './matches.errors.js';
import { OpenKeptRoom } from './open-kept-room.use-case.js';
import { OpenMatchRoom } from './open-match-room.use-case.js';
import { readMatchPeople, readVersion } from './read-match.js';
import { ReadMatchRoom } from './read-match-room.query.js';

const TRANSCRIPT_MAX = 50;

type Methods = 'openMatchRoom' | 'changeMatchRoom' | 'readMatchRoom' | 'openKeptRoom';

/** What matching-service does with the rooms of matches. */
@Controller()
@ChatServiceControllerMethods()
export class MatchesGrpc implements Pick<ChatServiceController, Methods> {
  constructor(
    private readonly open: OpenMatchRoom,
    private readonly follow: FollowMatch,
    private readonly read: ReadMatchRoom,
    private readonly openKept: OpenKeptRoom,
  ) {}

  @AllowCallers({ person: false, services: ['matching-service'] })
  async openMatchRoom(@Payload() request: chatV1.OpenMatchRoomRequest): Promise<chatV1.OpenMatchRoomResponse> {
    const matchId = readId(request.matchId, 'matchId');
    return { roomId: await this.open.run(matchId, readMatchPeople(request.people)) };
  }

  @AllowCallers({ person: false, services: ['matching-service'] })
  async changeMatchRoom(@Payload() request: chatV1.ChangeMatchRoomRequest): Promise<chatV1.ChangeMatchRoomResponse> {
    const { voiceAllowed, videoAllowed, imagesAllowed, ended } = request;
    const version = readVersion(request.version);
    const change = { version, voiceAllowed, videoAllowed, imagesAllowed, ended };
    await this.follow.run(readId(request.matchId, 'matchId'), change);
    return {};
  }

  @AllowCallers({ person: false, services: ['matching-service'] })
  async readMatchRoom(@Payload() request: chatV1.ReadMatchRoomRequest): Promise<chatV1.ReadMatchRoomResponse> {
    const limit = readLimit(request.limit, TRANSCRIPT_MAX, TRANSCRIPT_MAX);
    return { messages: await this.read.run(readId(request.matchId, 'matchId'), limit) };
  }

  @AllowCallers({ person: false, services: ['matching-service'] })
  async openKeptRoom(@Payload() request: chatV1.OpenKeptRoomRequest): Promise<chatV1.OpenKeptRoomResponse> {
    const [one, other, ...more] = request.userIds.map((userId) => readId(userId, 'userIds'));
    if (!one || !other || one === other || more.length > 0) throw matchesErrors.matchInvalid('userIds');
    return { roomId: await this.openKept.run([one, other]) };
  }
}
