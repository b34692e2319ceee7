import { Module } from '@nestjs/common';
import { TellingModule } from '../telling/telling.module.js';
import { MatchingConsumer } from './matching.consumer.js';

/** Somebody is there to meet. */
@Module({ imports: [TellingModule], providers: [MatchingConsumer] })
export class MatchingModule {}
