import { type Caller, CurrentCaller, requirePerson } from '@my-girok/nest-common';
import {
  AuthServiceControllerMethods,
  type ListSessionsRequest,
  type ListSessionsResponse,
  type LogoutRequest,
  type LogoutResponse,
  type RevokeSessionRequest,
  type RevokeSessionResponse,
} from '@my-girok/proto';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { ListSessions } from './list-sessions.query.js';
import { RevokeSession } from './revoke-session.use-case.js';

/** What a person does with their own sessions. */
@Controller()
@AuthServiceControllerMethods()
export class SessionsGrpc {
  constructor(
    private readonly revoke: RevokeSession,
    private readonly list: ListSessions,
  ) {}

  async logout(@Payload() _request: LogoutRequest, @CurrentCaller() caller: Caller): Promise<LogoutResponse> {
    const { userId, sessionId } = requirePerson(caller);
    await this.revoke.run(userId, sessionId, 'logout');
    return {};
  }

  async listSessions(
    @Payload() _request: ListSessionsRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<ListSessionsResponse> {
    const { userId, sessionId } = requirePerson(caller);
    const sessions = await this.list.run(userId);
    return {
      sessions: sessions.map(({ id, browser, system, lastSeenAt, createdAt }) => ({
        id,
        current: id === sessionId,
        browser,
        system,
        lastSeenAt,
        createdAt,
      })),
    };
  }

  async revokeSession(
    @Payload() request: RevokeSessionRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<RevokeSessionResponse> {
    const { userId, sessionId } = requirePerson(caller);
    await this.revoke.run(userId, request.sessionId, request.sessionId === sessionId ? 'logout' : 'device_removed');
    return {};
  }
}
