import type { Metadata } from '@grpc/grpc-js';
import { COMMON_CODES } from '@my-girok/types';
import { createParamDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common';
import { DomainError } from '../errors/domain-error.js';

/** A signed-in person, by an access token that was verified and not revoked. */
export interface PersonCaller {
  kind: 'person';
  userId: string;
  sessionId: string;
  roles: readonly string[];
  /** The access token itself, to call on with. */
  token: string;
}

/** Another process of ours, by its own key. */
export interface ServiceCaller {
  kind: 'service';
  name: string;
}

export type Caller = PersonCaller | ServiceCaller;

export interface AllowedCallers {
  /** Whether persons may call. Default true. */
  person?: boolean;
  /** The services that may call, by name; '*' for all. Default none. */
  services?: readonly string[] | '*';
}

export const ALLOWED_CALLERS = Symbol('allowed callers');

/** Who may call a gRPC method or all methods of a controller. Without it: persons only. */
export const AllowCallers = (allowed: AllowedCallers) => SetMetadata(ALLOWED_CALLERS, allowed);

const callers = new WeakMap<Metadata, Caller>();

/** Remembers who makes the call that `metadata` belongs to. */
export function setCaller(metadata: Metadata, caller: Caller): void {
  callers.set(metadata, caller);
}

/** The verified caller of a gRPC call, as a handler's parameter: `@CurrentCaller() caller: Caller`. */
export const CurrentCaller = createParamDecorator((_data: unknown, context: ExecutionContext): Caller => {
  const caller = callers.get(context.switchToRpc().getContext<Metadata>());
  if (!caller) throw new DomainError('unauthenticated', COMMON_CODES.unauthenticated, 'The caller is not known');
  return caller;
});

/** The caller as a person. @throws DomainError forbidden COMMON_PERSON_REQUIRED for a service */
export function requirePerson(caller: Caller): PersonCaller {
  if (caller.kind === 'person') return caller;
  throw new DomainError('forbidden', COMMON_CODES.personRequired, 'Only a person can do this');
}
