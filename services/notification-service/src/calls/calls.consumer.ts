import { type EventContext, NatsSubscribe } from '@my-girok/nest-common';
import type { CallEnded, CallStarted } from '@my-girok/proto';
import { Injectable } from '@nestjs/common';
import { Ring } from './ring.use-case.js';
import { TellOfMissedCall } from './tell-of-missed-call.use-case.js';

/** What happens to calls. Whom it concerns chat-service has decided. */
@Injectable()
export class CallsConsumer {
  constructor(
    private readonly ring: Ring,
    private readonly tellOfMissed: TellOfMissedCall,
  ) {}

  @NatsSubscribe(['call.started', 'call.ended'])
  async followCalls(data: CallStarted | CallEnded, { type, tx, time }: EventContext): Promise<void> {
    if (type === 'call.started') await this.ring.run(tx, data as CallStarted, time);
    else await this.tellOfMissed.run(tx, data as CallEnded, time);
  }
}
