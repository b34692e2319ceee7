import { type Caller, CurrentCaller, requirePerson } from '@my-girok/nest-common';
import { type CallServiceController, CallServiceControllerMethods, type callV1 } from '@my-girok/proto';
import { LIMITS } from '@my-girok/types';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { readClientId, readId, readIds } from '../requests/id.js';
import { callMessage, readKind } from './call.message.js';
import { callsErrors } from './calls.errors.js';
import { DeclineCall } from './decline-call.use-case.js';
import { JoinCall } from './join-call.use-case.js';
import { LeaveCall } from './leave-call.use-case.js';
import { ListCalls } from './list-calls.query.js';
import { StartCall } from './start-call.use-case.js';

@Controller()
@CallServiceControllerMethods()
export class CallsGrpc implements CallServiceController {
  constructor(
    private readonly start: StartCall,
    private readonly join: JoinCall,
    private readonly decline: DeclineCall,
    private readonly leave: LeaveCall,
    private readonly list: ListCalls,
  ) {}

  async startCall(
    @Payload() request: callV1.StartCallRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<callV1.StartCallResponse> {
    const { userId } = requirePerson(caller);
    const kind = readKind(request.kind);
    if (!kind) throw callsErrors.kindInvalid();
    const roomId = readId(request.roomId, 'roomId');
    const clientId = readClientId(request.clientId);
    const { leaveOther } = request;
    return { call: callMessage(await this.start.run({ roomId, userId, kind, clientId, leaveOther })) };
  }

  async joinCall(
    @Payload() request: callV1.JoinCallRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<callV1.JoinCallResponse> {
    const { userId, sessionId } = requirePerson(caller);
    const callId = readId(request.callId, 'callId');
    const deviceId = readId(request.deviceId, 'deviceId');
    const { leaveOther } = request;
    const { call, ...wayIn } = await this.join.run({ callId, userId, sessionId, deviceId, leaveOther });
    return { call: callMessage(call), ...wayIn };
  }

  async declineCall(
    @Payload() request: callV1.DeclineCallRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<callV1.CallResponse> {
    const { userId } = requirePerson(caller);
    return { call: callMessage(await this.decline.run(readId(request.callId, 'callId'), userId)) };
  }

  async leaveCall(
    @Payload() request: callV1.LeaveCallRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<callV1.CallResponse> {
    const { userId } = requirePerson(caller);
    const callId = readId(request.callId, 'callId');
    return { call: callMessage(await this.leave.run(callId, userId, readId(request.deviceId, 'deviceId'))) };
  }

  async listCalls(
    @Payload() request: callV1.ListCallsRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<callV1.ListCallsResponse> {
    const { userId } = requirePerson(caller);
    const roomIds = readIds(request.roomIds, 'roomIds', LIMITS.pageMax);
    // Ids that cannot be a room's name none: they are not the same as no ids.
    const calls = request.roomIds.length > 0 && roomIds.length === 0 ? [] : await this.list.run(userId, roomIds);
    return { calls: calls.map(callMessage) };
  }
}
