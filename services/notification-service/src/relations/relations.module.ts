import { Module } from '@nestjs/common';
import { FeedClient } from './feed.client.js';
import { WantsToKnow } from './wants-to-know.query.js';

/** What feed-service says of two people. */
@Module({ providers: [FeedClient, WantsToKnow], exports: [WantsToKnow] })
export class RelationsModule {}
