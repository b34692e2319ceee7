import { createHash } from 'node:crypto';
import { networkOf } from '@my-girok/nest-common';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { BFF_CONFIG, type Config } from '../config.js';
import type { Operation, Viewer } from '../operation/operation.js';
import { OpenSession } from '../sessions/open-session.query.js';
import { hashOf, readSessionCookie, sessionCookieHeader } from '../sessions/session-id.js';

/** Gathers what a request brings along, with the session its cookie names. A cookie that names none is taken back. */
@Injectable()
export class BeginOperation {
  constructor(
    private readonly openSession: OpenSession,
    @Inject(BFF_CONFIG) private readonly config: Config,
  ) {}

  async run(request: FastifyRequest, reply: FastifyReply): Promise<Operation> {
    const address = createHash('sha256').update(networkOf(request.ip)).digest('base64url');
    const gone = new AbortController();
    reply.raw.once('close', () => {
      if (!reply.raw.writableFinished) gone.abort();
    });
    const setSessionCookie = (value: string | null, expires?: Date): void => {
      if (!reply.raw.headersSent) reply.raw.setHeader('set-cookie', sessionCookieHeader(value, expires));
    };
    const { id, malformed } = readSessionCookie(request.headers.cookie);
    const sessionHash = id === null ? null : hashOf(id);
    let viewer: Viewer | null = null;
    let viewerError: Error | null = null;
    try {
      if (sessionHash) viewer = await this.openSession.run(sessionHash, address);
    } catch (error) {
      viewerError = error as Error;
    }
    if (malformed || (sessionHash && !viewer && !viewerError)) setSessionCookie(null);
    return {
      viewer,
      viewerError,
      sessionHash,
      trusted: false,
      address,
      userAgent: request.headers['user-agent'] ?? '',
      signal: gone.signal,
      deadline: Date.now() + this.config.OPERATION_DEADLINE_MS,
      setSessionCookie,
    };
  }
}
