import { type DynamicModule, Module } from '@nestjs/common';
import { BeginCall } from './begin-call.use-case.js';
import { CallRights } from './call-rights.query.js';
import { CallsConsumer } from './calls.consumer.js';
import { CallsGrpc } from './calls.grpc.js';
import { CallsRepository } from './calls.repository.js';
import { CallsSweeper } from './calls.sweeper.js';
import { CarryOut } from './carry-out.use-case.js';
import { ChangeCall } from './change-call.use-case.js';
import { CheckCall } from './check-call.use-case.js';
import { DeclineCall } from './decline-call.use-case.js';
import { EndCallOf } from './end-call-of.use-case.js';
import { EnterCalls } from './enter-calls.query.js';
import { EraseCallsOf } from './erase-calls-of.use-case.js';
import { FindCall } from './find-call.query.js';
import { JoinCall } from './join-call.use-case.js';
import { LeaveCall } from './leave-call.use-case.js';
import { LimitCall } from './limit-call.use-case.js';
import { ListCalls } from './list-calls.query.js';
import { LivekitClient, type LivekitSettings } from './livekit.client.js';
import { LivekitWebhookController } from './livekit-webhook.controller.js';
import { NotePresence } from './note-presence.use-case.js';
import { PutOut } from './put-out.use-case.js';
import { StartCall } from './start-call.use-case.js';
import { SweepCalls } from './sweep-calls.use-case.js';
import { TellCall } from './tell-call.use-case.js';
import { WhomToRing } from './whom-to-ring.query.js';

const forOtherSlices = [LimitCall];

@Module({})
export class CallsModule {
  /** Without settings calls are off: CALL_UNAVAILABLE. */
  static forRoot(livekit: LivekitSettings | undefined): DynamicModule {
    return {
      module: CallsModule,
      global: true,
      controllers: [CallsGrpc, LivekitWebhookController],
      providers: [
        { provide: LivekitClient, useFactory: () => new LivekitClient(livekit) },
        CallsRepository,
        BeginCall,
        CallRights,
        CallsConsumer,
        CallsSweeper,
        CarryOut,
        ChangeCall,
        CheckCall,
        DeclineCall,
        EndCallOf,
        EnterCalls,
        EraseCallsOf,
        FindCall,
        JoinCall,
        LeaveCall,
        ListCalls,
        NotePresence,
        PutOut,
        StartCall,
        SweepCalls,
        TellCall,
        WhomToRing,
        ...forOtherSlices,
      ],
      exports: forOtherSlices,
    };
  }
}
