import { Global, Module } from '@nestjs/common';
import { NumberEvent } from './number-event.use-case.js';
import { NumberMessage } from './number-message.use-case.js';
import { RoomsRepository } from './rooms.repository.js';
import { TellRoom } from './tell-room.use-case.js';

const forOtherSlices = [NumberEvent, NumberMessage, TellRoom];

@Global()
@Module({
  providers: [RoomsRepository, ...forOtherSlices],
  exports: forOtherSlices,
})
export class RoomsModule {}
