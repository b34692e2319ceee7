import { Module } from '@nestjs/common';
import { PushModule } from '../push/push.module.js';
import { TellingModule } from '../telling/telling.module.js';
import { SessionsConsumer } from './sessions.consumer.js';
import { TellOfSession } from './tell-of-session.use-case.js';

/** What people are told about their sessions. */
@Module({ imports: [PushModule, TellingModule], providers: [SessionsConsumer, TellOfSession] })
export class SecurityModule {}
