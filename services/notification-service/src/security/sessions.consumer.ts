import { type EventContext, NatsSubscribe } from '@my-girok/nest-common';
import type { SessionCreated, SessionRevoked } from '@my-girok/proto';
import { Injectable } from '@nestjs/common';
import { EndPushOf } from '../push/end-push-of.use-case.js';
import { TellOfSession } from './tell-of-session.use-case.js';

/** What happens to sessions: a person is told what may not have been them, and what is pushed to a browser ends with its session. */
@Injectable()
export class SessionsConsumer {
  constructor(
    private readonly tellOfSession: TellOfSession,
    private readonly endPush: EndPushOf,
  ) {}

  @NatsSubscribe(['session.created', 'session.revoked'])
  async followSessions(data: SessionCreated | SessionRevoked, { type, tx, time }: EventContext): Promise<void> {
    if (type === 'session.created') {
      if ((data as SessionCreated).newDevice) await this.tellOfSession.run(tx, data, 'new_device', time);
      return;
    }
    await this.endPush.run(tx, data.sessionId);
    if ((data as SessionRevoked).reason === 'reuse_detected') {
      await this.tellOfSession.run(tx, data, 'token_reused', time);
    }
  }
}
