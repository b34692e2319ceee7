import { Injectable } from '@nestjs/common';
import { ListFollowers } from '../follows/list-followers.query.js';
import { activeSince } from './activity.js';
import { type Between, FanOutLimits } from './fan-out.js';
import { type TimelineEntry, writeEntry } from './timeline.js';
import { TimelinesRepository } from './timelines.repository.js';

const GO_ON: Between = async () => undefined;

/**
 * Writes an entry into its actor's followers' timelines, or takes it from them, a command a chunk. Only those who read lately are
 * written to. Safe to repeat and to stop half-way: an entry is in a timeline once, or not at all.
 */
@Injectable()
export class ReachFollowers {
  constructor(
    private readonly listFollowers: ListFollowers,
    private readonly timelines: TimelinesRepository,
    private readonly limits: FanOutLimits,
  ) {}

  async spread(entry: TimelineEntry, between: Between = GO_ON): Promise<void> {
    for await (const followers of this.listFollowers.run(entry.actorId, this.limits.chunk)) {
      await this.timelines.addToMany(followers, writeEntry(entry), activeSince(new Date()));
      await between();
    }
  }

  async withdraw(entry: TimelineEntry, between: Between = GO_ON): Promise<void> {
    for await (const followers of this.listFollowers.run(entry.actorId, this.limits.chunk)) {
      await this.timelines.removeFromMany(followers, writeEntry(entry));
      await between();
    }
  }
}
