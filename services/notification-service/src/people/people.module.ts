import { Module } from '@nestjs/common';
import { InboxModule } from '../inbox/inbox.module.js';
import { PreferencesModule } from '../preferences/preferences.module.js';
import { PushModule } from '../push/push.module.js';
import { RoomsModule } from '../rooms/rooms.module.js';
import { TellingModule } from '../telling/telling.module.js';
import { ErasePerson } from './erase-person.use-case.js';
import { PeopleConsumer } from './people.consumer.js';
import { TellOfFollow } from './tell-of-follow.use-case.js';

/** What is told of people, and what is forgotten of them. */
@Module({
  imports: [InboxModule, TellingModule, PreferencesModule, PushModule, RoomsModule],
  providers: [PeopleConsumer, TellOfFollow, ErasePerson],
})
export class PeopleModule {}
