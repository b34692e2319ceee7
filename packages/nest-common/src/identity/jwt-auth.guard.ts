import type { Metadata } from '@grpc/grpc-js';
import { COMMON_CODES } from '@my-girok/types';
import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { ModuleRef, Reflector } from '@nestjs/core';
import { DomainError } from '../errors/domain-error.js';
import { ALLOWED_CALLERS, type AllowedCallers, type Caller, setCaller } from './caller.js';
import { RevocationList } from './revocation-list.js';
import { SESSION_CHECK, type SessionCheck } from './session-check.js';
import { TokenVerifier } from './token-verifier.js';

const PERSONS_ONLY: AllowedCallers = { person: true };

/** Lets a gRPC call in whose bearer is verified, live, and allowed by the method's `@AllowCallers`. */
@Injectable()
export class JwtAuthGuard implements CanActivate {
  #sessions?: SessionCheck;

  constructor(
    private readonly reflector: Reflector,
    private readonly verifier: TokenVerifier,
    private readonly modules: ModuleRef,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    // HTTP has its own ways in: health, JWKS, and the BFF's sessions.
    if (context.getType() !== 'rpc') return true;
    const metadata = context.switchToRpc().getContext<Metadata>();
    const caller = await this.verifier.verify(bearer(metadata));
    const allowed =
      this.reflector.getAllAndOverride<AllowedCallers | undefined>(ALLOWED_CALLERS, [
        context.getHandler(),
        context.getClass(),
      ]) ?? PERSONS_ONLY;
    if (!isAllowed(allowed, caller)) {
      throw new DomainError('forbidden', COMMON_CODES.callerNotAllowed, 'This caller may not call this method');
    }
    if (caller.kind === 'person') {
      this.#sessions ??= this.#find();
      if (!(await this.#sessions.isLive(caller))) {
        throw new DomainError('unauthenticated', COMMON_CODES.unauthenticated, 'The session has ended');
      }
    }
    setCaller(metadata, caller);
    return true;
  }

  #find(): SessionCheck {
    try {
      return this.modules.get<SessionCheck>(SESSION_CHECK, { strict: false });
    } catch {
      return this.modules.get(RevocationList, { strict: false });
    }
  }
}

function bearer(metadata: Metadata): string {
  const [header] = metadata.get('authorization');
  const match = typeof header === 'string' ? /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(header) : null;
  if (!match?.[1] || match[1].length > 4096) {
    throw new DomainError('unauthenticated', COMMON_CODES.unauthenticated, 'A bearer token is needed');
  }
  return match[1];
}

function isAllowed({ person = true, services = [] }: AllowedCallers, caller: Caller): boolean {
  if (caller.kind === 'person') return person;
  return services === '*' || services.includes(caller.name);
}
