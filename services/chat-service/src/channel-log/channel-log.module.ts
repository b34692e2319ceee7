import { Global, Module } from '@nestjs/common';
import { AppendToChannel } from './append-to-channel.use-case.js';
import { ChannelLogRepository } from './channel-log.repository.js';

const forOtherSlices = [AppendToChannel];

@Global()
@Module({
  providers: [ChannelLogRepository, ...forOtherSlices],
  exports: forOtherSlices,
})
export class ChannelLogModule {}
