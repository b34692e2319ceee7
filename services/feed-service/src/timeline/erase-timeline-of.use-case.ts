import { Injectable } from '@nestjs/common';
import { TimelinesRepository } from './timelines.repository.js';

/** Deletes the timeline of an erased person. Safe to repeat. */
@Injectable()
export class EraseTimelineOf {
  constructor(private readonly timelines: TimelinesRepository) {}

  run(userId: string): Promise<void> {
    return this.timelines.delete(userId);
  }
}
