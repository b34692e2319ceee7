import { NatsSubscribe } from '@my-girok/nest-common';
import type { UserDeleted } from '@my-girok/proto';
import { Injectable } from '@nestjs/common';
import { ErasePerson } from './erase-person.use-case.js';

@Injectable()
export class PeopleConsumer {
  constructor(private readonly erasePerson: ErasePerson) {}

  @NatsSubscribe('user.deleted', { transactional: false })
  async eraseDeletedPerson(data: UserDeleted): Promise<void> {
    await this.erasePerson.run(data.userId);
  }
}
