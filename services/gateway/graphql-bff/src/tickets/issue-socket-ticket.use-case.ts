import { createHash, randomBytes } from 'node:crypto';
import { UnavailableError, Valkey } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import { requireViewer } from '../operation/arguments.js';
import { operationErrors } from '../operation/operation.errors.js';
import type { Operation } from '../operation/operation.js';

const namespaces: ReadonlySet<string> = new Set(['/feed', '/chat', '/matching', '/notifications']);
const lifeSeconds = 30;

/**
 * A ticket for one socket connection: 256 random bits, kept by their SHA-256 as `ticket:<base64url>` for 30 s with the
 * session they are bound to. ws-gateway takes it with GETDEL, so it works once.
 */
@Injectable()
export class IssueSocketTicket {
  constructor(private readonly valkey: Valkey) {}

  /** Throws BFF_SIGNED_OUT, BFF_NAMESPACE_UNKNOWN. */
  async run(namespace: string, operation: Operation): Promise<string> {
    const { userId, sessionId } = requireViewer(operation);
    if (!namespaces.has(namespace)) throw operationErrors.namespaceUnknown();
    const ticket = randomBytes(32).toString('base64url');
    const key = `ticket:${createHash('sha256').update(ticket).digest('base64url')}`;
    const bound = JSON.stringify({
      namespace,
      userId,
      sessionId,
      sessionHash: operation.sessionHash?.toString('base64url'),
    });
    try {
      await this.valkey.set(key, bound, 'EX', lifeSeconds);
    } catch (cause) {
      throw new UnavailableError('The ticket store is away', { cause });
    }
    return ticket;
  }
}
