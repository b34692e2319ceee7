import { Global, Module } from '@nestjs/common';
import { Follow } from './follow.use-case.js';
import { FollowsGrpc } from './follows.grpc.js';
import { FollowsRepository } from './follows.repository.js';
import { ListFollowees } from './list-followees.query.js';
import { ListFollowers } from './list-followers.query.js';
import { Unfollow } from './unfollow.use-case.js';
import { ViewerFollows } from './viewer-follows.query.js';

@Global()
@Module({
  controllers: [FollowsGrpc],
  providers: [FollowsRepository, Follow, Unfollow, ListFollowees, ListFollowers, ViewerFollows],
  exports: [ListFollowees, ListFollowers, ViewerFollows],
})
export class FollowsModule {}
