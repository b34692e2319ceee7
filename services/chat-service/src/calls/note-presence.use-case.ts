import { Injectable } from '@nestjs/common';
import { type Call, type CallDevice, later, RETURN_MS } from './call.js';
import { withDevice, withoutDevice } from './call-changes.js';
import { CallsRepository } from './calls.repository.js';
import { ChangeCall } from './change-call.use-case.js';
import { LivekitClient, type LivekitNews } from './livekit.client.js';

/**
 * Takes note of who came into LiveKit and who went, as it tells: whoever goes may come back for some seconds, whoever comes and
 * was given no way in is taken out, and what they may show is what the call allows now; who sends pictures as if they were sound is
 * put out. Safe to repeat, in any order. Throws CALL_UNAVAILABLE, so that LiveKit tells it again.
 */
@Injectable()
export class NotePresence {
  constructor(
    private readonly calls: CallsRepository,
    private readonly changeCall: ChangeCall,
    private readonly livekit: LivekitClient,
  ) {}

  async run(news: LivekitNews): Promise<void> {
    // None: another product's, or one that was left, which is closed anyway.
    const call = await this.calls.findByLivekitRoom(news.livekitRoom);
    if (!call) return;
    if (news.kind === 'sends') await this.sends(call, news);
    else await (news.kind === 'joined' ? this.came(call, news) : this.went(call, news));
  }

  private async sends(call: Call, { identity, deceives }: LivekitNews): Promise<void> {
    if (deceives) await this.changeCall.run(call, (now, at) => withoutDevice(now, identity, at));
  }

  private async came(call: Call, { livekitRoom, identity, sid, mayShow }: LivekitNews): Promise<void> {
    if (!deviceOf(call, identity)) return this.livekit.remove(livekitRoom, identity);
    const changed = await this.changeCall.run(call, (now, seenAt) =>
      now.livekitRoom === livekitRoom ? withDevice(now, identity, { sid, seenAt, awaitedUntil: undefined }) : now,
    );
    if (changed && changed.livekitRoom === livekitRoom && changed.videoAllowed !== mayShow) {
      await this.livekit.permit(livekitRoom, identity, changed.videoAllowed);
    }
  }

  private async went(call: Call, { livekitRoom, identity, sid }: LivekitNews): Promise<void> {
    await this.changeCall.run(call, (now, at) => {
      const device = deviceOf(now, identity);
      // Of a connection that another one took the place of: they are there.
      const isOld = !device || (device.sid !== undefined && device.sid !== sid);
      if (isOld || now.livekitRoom !== livekitRoom) return now;
      return withDevice(now, identity, { sid: undefined, awaitedUntil: later(at, RETURN_MS) });
    });
  }
}

function deviceOf(call: Pick<Call, 'people'>, identity: string): CallDevice | undefined {
  return call.people.flatMap(({ devices }) => devices).find((device) => device.identity === identity);
}
