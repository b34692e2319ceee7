import { Global, Module } from '@nestjs/common';
import { AddOwnEntry } from './add-own-entry.use-case.js';
import { AlignWithFollow } from './align-with-follow.use-case.js';
import { AuthorHeads } from './author-heads.query.js';
import { Backfill } from './backfill.query.js';
import { CatchUp } from './catch-up.use-case.js';
import { ChooseWay } from './choose-way.use-case.js';
import { ComputeTimeline } from './compute-timeline.query.js';
import { CountActiveFollowers } from './count-active-followers.use-case.js';
import { EntryStands } from './entry-stands.query.js';
import { EraseTimelineOf } from './erase-timeline-of.use-case.js';
import { FanOutLimits } from './fan-out.js';
import { FanOutWorker } from './fan-out.worker.js';
import { FanOutsRepository } from './fan-outs.repository.js';
import { InitializeTimeline } from './initialize-timeline.use-case.js';
import { MoveToReading } from './move-to-reading.use-case.js';
import { MoveToWriting } from './move-to-writing.use-case.js';
import { NewestEntries } from './newest-entries.query.js';
import { OpenTimeline } from './open-timeline.use-case.js';
import { ReachFollowers } from './reach-followers.use-case.js';
import { ReadTimeline } from './read-timeline.query.js';
import { RebuildTimeline } from './rebuild-timeline.use-case.js';
import { RemoveOwnEntry } from './remove-own-entry.use-case.js';
import { RunFanOut } from './run-fan-out.use-case.js';
import { StandingEntries } from './standing-entries.query.js';
import { StartFanOut } from './start-fan-out.use-case.js';
import { TimelineConsumer } from './timeline.consumer.js';
import { TimelineGrpc } from './timeline.grpc.js';
import { TimelinesRepository } from './timelines.repository.js';
import { WithdrawRepost } from './withdraw-repost.use-case.js';
import { WriteMentions } from './write-mentions.use-case.js';

const reading = [OpenTimeline, CatchUp, AuthorHeads, StandingEntries, ReadTimeline];
const sources = [NewestEntries, Backfill, ComputeTimeline, EntryStands];
const fanOut = [
  FanOutLimits,
  FanOutsRepository,
  FanOutWorker,
  StartFanOut,
  RunFanOut,
  ReachFollowers,
  ChooseWay,
  CountActiveFollowers,
  MoveToReading,
  MoveToWriting,
];
const forOtherSlices = [AddOwnEntry, AlignWithFollow, EraseTimelineOf, RemoveOwnEntry, WithdrawRepost];

@Global()
@Module({
  controllers: [TimelineGrpc],
  providers: [
    TimelinesRepository,
    ...reading,
    ...sources,
    ...fanOut,
    ...forOtherSlices,
    InitializeTimeline,
    RebuildTimeline,
    WriteMentions,
    TimelineConsumer,
  ],
  exports: forOtherSlices,
})
export class TimelineModule {}
