import { Module } from '@nestjs/common';
import { PreferencesModule } from '../preferences/preferences.module.js';
import { PushModule } from '../push/push.module.js';
import { TellingModule } from '../telling/telling.module.js';
import { CallsConsumer } from './calls.consumer.js';
import { Ring } from './ring.use-case.js';
import { TellOfMissedCall } from './tell-of-missed-call.use-case.js';

/** Calls that ring, and calls that were missed. */
@Module({
  imports: [PreferencesModule, PushModule, TellingModule],
  providers: [CallsConsumer, Ring, TellOfMissedCall],
})
export class CallsModule {}
