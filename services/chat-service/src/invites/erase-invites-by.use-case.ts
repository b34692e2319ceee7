import { Injectable } from '@nestjs/common';
import { InvitesRepository } from './invites.repository.js';

/** Ends the links that an erased person made. Safe to repeat. */
@Injectable()
export class EraseInvitesBy {
  constructor(private readonly invites: InvitesRepository) {}

  run(userId: string): Promise<void> {
    return this.invites.deleteBy(userId);
  }
}
