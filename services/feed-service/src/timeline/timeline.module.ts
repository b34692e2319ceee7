import { Global, Module } from '@nestjs/common';
import { AddOwnEntry } from './add-own-entry.use-case.js';
import { AlignWithFollow } from './align-with-follow.use-case.js';
import { FanOutPost } from './fan-out-post.use-case.js';
import { InitializeTimeline } from './initialize-timeline.use-case.js';
import { ReadTimeline } from './read-timeline.query.js';
import { RebuildTimeline } from './rebuild-timeline.use-case.js';
import { RemoveOwnEntry } from './remove-own-entry.use-case.js';
import { TimelineConsumer } from './timeline.consumer.js';
import { TimelineGrpc } from './timeline.grpc.js';
import { TimelinesRepository } from './timelines.repository.js';
import { WithdrawPost } from './withdraw-post.use-case.js';

@Global()
@Module({
  controllers: [TimelineGrpc],
  providers: [
    TimelinesRepository,
    InitializeTimeline,
    FanOutPost,
    WithdrawPost,
    ReadTimeline,
    RebuildTimeline,
    TimelineConsumer,
    AddOwnEntry,
    AlignWithFollow,
    RemoveOwnEntry,
  ],
  exports: [AddOwnEntry, AlignWithFollow, RemoveOwnEntry],
})
export class TimelineModule {}
