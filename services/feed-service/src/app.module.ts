import { CommonModule, MongoModule } from '@my-girok/nest-common';
import { type DynamicModule, Module } from '@nestjs/common';
import { AudienceModule } from './audience/audience.module.js';
import { BlocksModule } from './blocks/blocks.module.js';
import { BookmarksModule } from './bookmarks/bookmarks.module.js';
import { CommentsModule } from './comments/comments.module.js';
import type { Config } from './config.js';
import { FacetsModule } from './facets/facets.module.js';
import { FollowsModule } from './follows/follows.module.js';
import { ensureIndexes } from './indexes.js';
import { LikesModule } from './likes/likes.module.js';
import { MediaModule } from './media/media.module.js';
import { MutesModule } from './mutes/mutes.module.js';
import { PeopleModule } from './people/people.module.js';
import { PostsModule } from './posts/posts.module.js';
import { RepairModule } from './repair/repair.module.js';
import { ReportsModule } from './reports/reports.module.js';
import { RepostsModule } from './reposts/reposts.module.js';
import { StorageModule } from './storage/storage.module.js';
import { TagsModule } from './tags/tags.module.js';
import { TimelineModule } from './timeline/timeline.module.js';

@Module({})
class AppModule {}

/** The whole service with the given configuration; tests give it a database and ports of their own. */
export function appModule(config: Config): DynamicModule {
  return {
    module: AppModule,
    imports: [
      CommonModule.forRoot({ serviceName: 'feed-service', config }),
      MongoModule.forRoot({
        url: config.MONGODB_URL,
        database: config.MONGODB_DATABASE,
        stream: 'FEED',
        ensure: ensureIndexes,
      }),
      StorageModule,
      PeopleModule.forRoot(config.AUTH_GRPC_ADDRESS),
      MediaModule.forRoot(config.MEDIA_GRPC_ADDRESS),
      AudienceModule,
      FacetsModule,
      PostsModule,
      LikesModule,
      CommentsModule,
      FollowsModule,
      BlocksModule,
      MutesModule,
      ReportsModule,
      RepostsModule,
      BookmarksModule,
      TagsModule,
      TimelineModule,
      RepairModule,
    ],
  };
}
