import { Module } from '@nestjs/common';
import { FeedGateway } from './feed.gateway.js';
import { FeedSubscriber } from './feed.subscriber.js';
import { FeedChannels } from './feed-channels.js';
import { SendHints } from './send-hints.use-case.js';

/** Hints of new posts for people whose page is open. */
@Module({ providers: [FeedChannels, SendHints, FeedSubscriber, FeedGateway] })
export class FeedModule {}
