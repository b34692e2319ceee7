import { Module } from '@nestjs/common';
import { AdmissionModule } from '../admission/admission.module.js';
import { ApartModule } from '../apart/apart.module.js';
import { QueueModule } from '../queue/queue.module.js';
import { ReachModule } from '../reach/reach.module.js';
import { RoomsModule } from '../rooms/rooms.module.js';
import { AcceptMatch } from './accept-match.use-case.js';
import { Decide } from './decide.use-case.js';
import { DecisionsRepository } from './decisions.repository.js';
import { EndLeftMatches } from './end-left-matches.use-case.js';
import { EndMatch } from './end-match.use-case.js';
import { EndMatchesOf } from './end-matches-of.use-case.js';
import { EndOwnMatch } from './end-own-match.use-case.js';
import { EnterOnce } from './enter-once.use-case.js';
import { EraseMatchesOf } from './erase-matches-of.use-case.js';
import { FindMatch } from './find-match.query.js';
import { FindMatchStatus } from './find-match-status.query.js';
import { FindOwnMatch } from './find-own-match.query.js';
import { FindStatus } from './find-status.query.js';
import { JoinQueue } from './join-queue.use-case.js';
import { KeepPeople } from './keep-people.use-case.js';
import { Leave } from './leave.use-case.js';
import { MatchWrites } from './match-writes.js';
import { MatchesGrpc } from './matches.grpc.js';
import { MatchesRepository } from './matches.repository.js';
import { MatchesWorker } from './matches.worker.js';
import { MeetOnce } from './meet-once.use-case.js';
import { NoteSkip } from './note-skip.use-case.js';
import { PruneMatches } from './prune-matches.use-case.js';
import { QueueGrpc } from './queue.grpc.js';
import { ResumeMatches } from './resume-matches.use-case.js';
import { ShowMatch } from './show-match.use-case.js';
import { SkipMatch } from './skip-match.use-case.js';
import { StartMatch } from './start-match.use-case.js';
import { TellRoom } from './tell-room.use-case.js';

/** Two who both said yes, from the beginning of their match to its end; and the queue as others ask for it. */
@Module({
  imports: [QueueModule, AdmissionModule, ApartModule, ReachModule, RoomsModule],
  controllers: [QueueGrpc, MatchesGrpc],
  providers: [
    AcceptMatch,
    Decide,
    DecisionsRepository,
    EndLeftMatches,
    EndMatch,
    EndMatchesOf,
    EndOwnMatch,
    EnterOnce,
    EraseMatchesOf,
    FindMatch,
    FindMatchStatus,
    FindOwnMatch,
    FindStatus,
    JoinQueue,
    KeepPeople,
    Leave,
    MatchWrites,
    MatchesRepository,
    MatchesWorker,
    MeetOnce,
    NoteSkip,
    PruneMatches,
    ResumeMatches,
    ShowMatch,
    SkipMatch,
    StartMatch,
    TellRoom,
  ],
  exports: [EndMatch, EndMatchesOf, EraseMatchesOf, FindMatch, FindOwnMatch, FindStatus, MatchWrites, TellRoom],
})
export class MatchesModule {}
