import { Module } from '@nestjs/common';
import { InboxModule } from '../inbox/inbox.module.js';
import { TellingModule } from '../telling/telling.module.js';
import { PostsConsumer } from './posts.consumer.js';
import { TellOfApproval } from './tell-of-approval.use-case.js';
import { TellOfComment } from './tell-of-comment.use-case.js';
import { TellOfPost } from './tell-of-post.use-case.js';

/** What is told of posts. */
@Module({
  imports: [InboxModule, TellingModule],
  providers: [PostsConsumer, TellOfApproval, TellOfComment, TellOfPost],
})
export class PostsModule {}
