import { Injectable } from '@nestjs/common';
import { type Mutes, mutesOf, NO_MUTES } from './mutes.js';
import { MutesRepository } from './mutes.repository.js';

/** What a person has muted and not yet run out: one read by key; none for a service. */
@Injectable()
export class ViewerMutes {
  constructor(private readonly mutes: MutesRepository) {}

  async run(viewerId: string | undefined): Promise<Mutes> {
    if (viewerId === undefined) return NO_MUTES;
    return mutesOf(await this.mutes.find(viewerId), new Date());
  }
}
