import { Global, Module } from '@nestjs/common';
import { ChangePlaces } from './change-places.use-case.js';
import { FindRoom } from './find-room.query.js';
import { NumberEvent } from './number-event.use-case.js';
import { NumberMessage } from './number-message.use-case.js';
import { RoomsRepository } from './rooms.repository.js';
import { TellRoom } from './tell-room.use-case.js';

const forOtherSlices = [ChangePlaces, FindRoom, NumberEvent, NumberMessage, TellRoom];

@Global()
@Module({
  providers: [RoomsRepository, ...forOtherSlices],
  exports: forOtherSlices,
})
export class RoomsModule {}
