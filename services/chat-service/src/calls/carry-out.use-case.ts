import { logger } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import { ChatWrites } from '../storage/chat-writes.js';
import type { Call, CallTask } from './call.js';
import { settled } from './call-changes.js';
import { CallsRepository } from './calls.repository.js';
import { LivekitClient } from './livekit.client.js';

/**
 * Has LiveKit do what was decided of a call. What it does not confirm stays with the call and is asked of it again, by whichever
 * process comes first, also after a crash; to do it twice does no harm. Never throws for LiveKit being away.
 */
@Injectable()
export class CarryOut {
  constructor(
    private readonly calls: CallsRepository,
    private readonly livekit: LivekitClient,
    private readonly writes: ChatWrites,
  ) {}

  async run(call: Call): Promise<void> {
    if (call.tasks.length === 0) return;
    // People first, then the rooms they were in.
    const rank = ({ kind }: CallTask) => (kind === 'close' ? 1 : 0);
    const done = new Set<string>();
    for (const turn of [0, 1]) {
      const tasks = call.tasks.filter((task) => rank(task) === turn);
      await Promise.all(tasks.map(async (task) => (await this.isDone(task, call)) && done.add(keyOf(task))));
    }
    if (done.size > 0) await this.note(call, done);
  }

  private async isDone(task: CallTask, { _id: callId, videoAllowed }: Call): Promise<boolean> {
    try {
      if (task.kind === 'close') await this.livekit.close(task.livekitRoom);
      else if (task.kind === 'remove') await this.livekit.remove(task.livekitRoom, task.identity);
      else await this.livekit.permit(task.livekitRoom, task.identity, videoAllowed);
      return true;
    } catch (error) {
      logger.warn({ err: error, callId, task: task.kind }, 'LiveKit is asked again');
      return false;
    }
  }

  private note({ _id, roomId }: Call, done: ReadonlySet<string>): Promise<void> {
    return this.writes.run([`room:${roomId}`], async (session) => {
      const call = await this.calls.find(_id, session);
      if (!call) return;
      const tasks = call.tasks.filter((task) => !done.has(keyOf(task)));
      if (tasks.length < call.tasks.length) await this.calls.replace(settled({ ...call, tasks }, new Date()), session);
    });
  }
}

function keyOf(task: CallTask): string {
  return [task.kind, task.livekitRoom, task.kind === 'close' ? '' : task.identity].join(' ');
}
