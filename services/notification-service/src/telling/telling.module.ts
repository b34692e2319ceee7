import { Module } from '@nestjs/common';
import { InboxModule } from '../inbox/inbox.module.js';
import { PreferencesModule } from '../preferences/preferences.module.js';
import { PushModule } from '../push/push.module.js';
import { RelationsModule } from '../relations/relations.module.js';
import { DoingsToTell } from './doings-to-tell.query.js';
import { Tell } from './tell.use-case.js';

/** Telling people, as they want to be told. */
@Module({
  imports: [InboxModule, PreferencesModule, PushModule, RelationsModule],
  providers: [DoingsToTell, Tell],
  exports: [Tell],
})
export class TellingModule {}
