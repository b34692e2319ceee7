import { Module } from '@nestjs/common';
import { NewPosts } from './new-posts.consumer.js';
import { SendHints } from './send-hints.use-case.js';
import { TimelineHints } from './timeline-hints.js';

/** Hints of new posts for people whose page is open. */
@Module({ providers: [TimelineHints, SendHints, NewPosts], exports: [TimelineHints] })
export class HintsModule {}
