import { Injectable } from '@nestjs/common';
import { EraseInvitesBy } from '../invites/erase-invites-by.use-case.js';
import { EraseMembershipsOf } from '../members/erase-memberships-of.use-case.js';
import { EraseMessagesOf } from '../messages/erase-messages-of.use-case.js';
import { EraseBlocksOf } from '../reach/erase-blocks-of.use-case.js';
import { PeopleRepository } from './people.repository.js';

/**
 * Erases everything of a person whose account is gone: they leave their rooms, of their messages the places stay, and what they
 * decided goes last. Safe to repeat and to stop half-way.
 */
@Injectable()
export class ErasePerson {
  constructor(
    private readonly eraseMessagesOf: EraseMessagesOf,
    private readonly eraseMembershipsOf: EraseMembershipsOf,
    private readonly eraseInvitesBy: EraseInvitesBy,
    private readonly eraseBlocksOf: EraseBlocksOf,
    private readonly people: PeopleRepository,
  ) {}

  async run(userId: string): Promise<void> {
    // In this order: who is in no room sends nothing any more, so that no message is missed.
    await this.eraseMembershipsOf.run(userId);
    await this.eraseMessagesOf.run(userId);
    await this.eraseInvitesBy.run(userId);
    await this.eraseBlocksOf.run(userId);
    await this.people.delete(userId);
  }
}
