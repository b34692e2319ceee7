import { Global, Module } from '@nestjs/common';
import { AppendToChannel } from './append-to-channel.use-case.js';
import { ChannelLogRepository } from './channel-log.repository.js';
import { FindHeardChannel } from './find-heard-channel.query.js';
import { ForgetChannel } from './forget-channel.use-case.js';
import { ReplayGrpc } from './replay.grpc.js';
import { ReplayChannel } from './replay-channel.query.js';

const forOtherSlices = [AppendToChannel, ForgetChannel];

@Global()
@Module({
  controllers: [ReplayGrpc],
  providers: [ChannelLogRepository, FindHeardChannel, ReplayChannel, ...forOtherSlices],
  exports: forOtherSlices,
})
export class ChannelLogModule {}
