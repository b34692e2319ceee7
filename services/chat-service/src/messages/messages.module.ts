import { Global, Module } from '@nestjs/common';
import { MessagesRepository } from './messages.repository.js';
import { MessagesAt } from './messages-at.query.js';
import { PostNotice } from './post-notice.use-case.js';

const forOtherSlices = [MessagesAt, PostNotice];

@Global()
@Module({ providers: [MessagesRepository, ...forOtherSlices], exports: forOtherSlices })
export class MessagesModule {}
