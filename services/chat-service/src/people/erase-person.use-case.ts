import { Injectable } from '@nestjs/common';
import { EraseInvitesBy } from '../invites/erase-invites-by.use-case.js';
import { EraseMembershipsOf } from '../members/erase-memberships-of.use-case.js';
import { EraseMessagesOf } from '../messages/erase-messages-of.use-case.js';
import { EraseBlocksOf } from '../reach/erase-blocks-of.use-case.js';
import { PeopleRepository } from './people.repository.js';

/**
 * Erases everything of a person whose account is gone: of their messages the places stay, they leave their rooms, and what they
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
    await this.eraseMessagesOf.run(userId);
    await this.eraseMembershipsOf.run(userId);
    await this.eraseInvitesBy.run(userId);
    await this.eraseBlocksOf.run(userId);
    await this.people.delete(userId);
  }
}
