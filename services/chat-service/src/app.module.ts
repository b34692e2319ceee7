import { CommonModule, MongoModule } from '@my-girok/nest-common';
import { type DynamicModule, Module } from '@nestjs/common';
import { AttachmentsModule } from './attachments/attachments.module.js';
import { CallsModule } from './calls/calls.module.js';
import { ChannelLogModule } from './channel-log/channel-log.module.js';
import { type Config, livekitOf } from './config.js';
import { FacetsModule } from './facets/facets.module.js';
import { ensureIndexes } from './indexes.js';
import { InvitesModule } from './invites/invites.module.js';
import { MarkersModule } from './markers/markers.module.js';
import { MatchesModule } from './matches/matches.module.js';
import { MembersModule } from './members/members.module.js';
import { MessagesModule } from './messages/messages.module.js';
import { PeopleModule } from './people/people.module.js';
import { ReachModule } from './reach/reach.module.js';
import { RequestsModule } from './requests/requests.module.js';
import { RoomsModule } from './rooms/rooms.module.js';
import { StorageModule } from './storage/storage.module.js';
import { SubscribeModule } from './subscribe/subscribe.module.js';

@Module({})
class AppModule {}

/** The whole service with the given configuration; tests give it a database and ports of their own. */
export function appModule(config: Config): DynamicModule {
  return {
    module: AppModule,
    imports: [
      CommonModule.forRoot({ serviceName: 'chat-service', config }),
      MongoModule.forRoot({
        url: config.MONGODB_URL,
        database: config.MONGODB_DATABASE,
        stream: 'CHAT',
        ensure: ensureIndexes,
      }),
      StorageModule,
      RequestsModule,
      ReachModule.forRoot({ auth: config.AUTH_GRPC_ADDRESS, feed: config.FEED_GRPC_ADDRESS }),
      PeopleModule,
      RoomsModule,
      MembersModule,
      MatchesModule,
      InvitesModule,
      FacetsModule,
      AttachmentsModule.forRoot(config.MEDIA_GRPC_ADDRESS),
      MessagesModule,
      MarkersModule,
      SubscribeModule,
      ChannelLogModule,
      CallsModule.forRoot(livekitOf(config)),
    ],
  };
}
