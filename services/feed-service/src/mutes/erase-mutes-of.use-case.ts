import { Injectable } from '@nestjs/common';
import { MutesRepository } from './mutes.repository.js';

/** Deletes what an erased person has muted. Their id stays in others' lists, which are those others'. Safe to repeat. */
@Injectable()
export class EraseMutesOf {
  constructor(private readonly mutes: MutesRepository) {}

  run(userId: string): Promise<void> {
    return this.mutes.delete(userId);
  }
}
