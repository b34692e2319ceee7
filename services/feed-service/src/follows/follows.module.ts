import { Global, Module } from '@nestjs/common';
import { CountFollowsOf } from './count-follows-of.query.js';
import { EndFollow } from './end-follow.use-case.js';
import { EraseFollowsOf } from './erase-follows-of.use-case.js';
import { Follow } from './follow.use-case.js';
import { FollowersAmong } from './followers-among.query.js';
import { FollowsGrpc } from './follows.grpc.js';
import { FollowsRepository } from './follows.repository.js';
import { ListFollowees } from './list-followees.query.js';
import { ListFollowers } from './list-followers.query.js';
import { ListFollowersPage } from './list-followers-page.query.js';
import { ListFollowing } from './list-following.query.js';
import { StartFollow } from './start-follow.use-case.js';
import { Unfollow } from './unfollow.use-case.js';
import { ViewerFollows } from './viewer-follows.query.js';

const forOtherSlices = [
  CountFollowsOf,
  EndFollow,
  EraseFollowsOf,
  FollowersAmong,
  ListFollowees,
  ListFollowers,
  ViewerFollows,
];

@Global()
@Module({
  controllers: [FollowsGrpc],
  providers: [FollowsRepository, Follow, Unfollow, StartFollow, ListFollowing, ListFollowersPage, ...forOtherSlices],
  exports: forOtherSlices,
})
export class FollowsModule {}
