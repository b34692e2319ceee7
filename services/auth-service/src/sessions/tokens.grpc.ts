import { AllowCallers } from '@my-girok/nest-common';
import {
  AuthServiceControllerMethods,
  type CheckSessionsRequest,
  type CheckSessionsResponse,
  type LoginRequest,
  type LoginResponse,
  type RefreshRequest,
  type RefreshResponse,
  type ResumeSessionRequest,
  type ResumeSessionResponse,
  type ValidateRequest,
  type ValidateResponse,
} from '@my-girok/proto';
import { Controller } from '@nestjs/common';
import { CheckSessions } from './check-sessions.query.js';
import { Login } from './login.use-case.js';
import { RefreshSession } from './refresh-session.use-case.js';
import { ResumeSession } from './resume-session.use-case.js';
import { ValidateToken } from './validate-token.query.js';

/** What hands out and checks tokens. */
@Controller()
@AuthServiceControllerMethods()
export class TokensGrpc {
  constructor(
    private readonly loginUseCase: Login,
    private readonly refreshSession: RefreshSession,
    private readonly resumeUseCase: ResumeSession,
    private readonly validate: ValidateToken,
    private readonly check: CheckSessions,
  ) {}

  @AllowCallers({ person: false, services: ['graphql-bff'] })
  async login(request: LoginRequest): Promise<LoginResponse> {
    return this.loginUseCase.run(request);
  }

  @AllowCallers({ person: false, services: ['graphql-bff'] })
  async refreshToken(request: RefreshRequest): Promise<RefreshResponse> {
    return { tokens: await this.refreshSession.run(request) };
  }

  @AllowCallers({ person: false, services: ['graphql-bff'] })
  async resumeSession(request: ResumeSessionRequest): Promise<ResumeSessionResponse> {
    return { tokens: await this.resumeUseCase.run(request.sessionHash) };
  }

  @AllowCallers({ person: false, services: '*' })
  async validateToken(request: ValidateRequest): Promise<ValidateResponse> {
    const claims = await this.validate.run(request.accessToken);
    if (!claims) return { valid: false, userId: '', sessionId: '', roles: [] };
    return { valid: true, userId: claims.userId, sessionId: claims.sessionId, roles: [...claims.roles] };
  }

  @AllowCallers({ person: false, services: ['ws-gateway'] })
  async checkSessions(request: CheckSessionsRequest): Promise<CheckSessionsResponse> {
    return { liveSessionIds: await this.check.run(request.sessionIds) };
  }
}
