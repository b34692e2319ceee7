import { readFileSync } from 'node:fs';
import {
  CommonModule,
  configureApp,
  createApp,
  currentTraceId,
  RateLimiter,
  ValkeyModule,
} from '@my-girok/nest-common';
import type {
  AuthServiceClient,
  Comment,
  Facet,
  FeedServiceClient,
  GetTimelineResponse,
  PersonalServiceClient,
  Picture,
  Post,
  PostItem,
  Profile,
  Quote,
  User,
} from '@my-girok/proto';
import { HttpAdapterHost } from '@nestjs/core';
import DataLoader from 'dataloader';
import type { GraphQLResolveInfo } from 'graphql';
import { createSchema, createYoga } from 'graphql-yoga';
import * as parts from './parts.ts';

/**
 * The peer without federation: GraphQL Yoga with resolvers written by hand over the same gRPC services, with DataLoaders
 * and the same look-ahead, behind the same route, sessions, limits and form of errors.
 */
const config = parts.readConfig();
class Peer {}
const app = await createApp({
  module: Peer,
  imports: [
    parts.ConfigModule.of(config),
    CommonModule.forRoot({ serviceName: 'graphql-bff', config }),
    ValkeyModule.forRoot({ url: config.VALKEY_URL }),
    parts.ClientsModule,
    parts.SessionsModule,
  ],
});
const find = { strict: false };
const auth = app.get<AuthServiceClient>(parts.AUTH_CLIENT, find);
const personal = app.get<PersonalServiceClient>(parts.PERSONAL_CLIENT, find);
const feed = app.get<FeedServiceClient>(parts.FEED_CLIENT, find);

interface Context {
  operation: parts.Operation;
  users?: DataLoader<string, User | null>;
  profiles?: DataLoader<string, Profile | null>;
}
const usersOf = (context: Context) => {
  context.users ??= new DataLoader(async (ids) => {
    const { users } = await auth.batchGetUsers({ userIds: [...ids] }, parts.callAs(context.operation));
    const byId = new Map(users.map((user) => [user.id, user]));
    return ids.map((id) => byId.get(id) ?? null);
  });
  return context.users;
};
const profilesOf = (context: Context) => {
  context.profiles ??= new DataLoader(async (ids) => {
    const { profiles } = await personal.batchGetProfiles({ userIds: [...ids] }, parts.callAs(context.operation));
    const byId = new Map(profiles.map((profile) => [profile.userId, profile]));
    return ids.map((id) => byId.get(id) ?? null);
  });
  return context.profiles;
};

interface Shown {
  picture: Picture;
  post: Post;
}
const addresses = new parts.PictureAddresses(config.MEDIA_URL, config.MEDIA_URL_KEY);
const addressOf = ({ picture, post }: Shown, preset: string, { operation }: Context): string =>
  parts.visibilityOf(post.visibility) === 'PUBLIC'
    ? addresses.public(picture.mediaId, preset)
    : addresses.private(picture.mediaId, operation.viewer?.userId ?? '', post.id, preset);

const schema = createSchema<Context>({
  typeDefs: readFileSync(new URL('../../../../services/gateway/graphql-bff/dist/api.graphql', import.meta.url), 'utf8'),
  resolvers: {
    Query: {
      timeline: async (
        _: unknown,
        args: { limit: number; cursor?: string },
        { operation }: Context,
        info: GraphQLResolveInfo,
      ) => {
        const commentsLimit = parts.commentsAhead(info, parts.PAGE, 3, 20);
        const request = {
          userId: operation.viewer?.userId ?? '',
          limit: args.limit,
          cursor: args.cursor ?? '',
          commentsLimit,
        };
        return feed.getTimeline(request, parts.callAs(operation));
      },
    },
    Post: {
      createdAt: (post: Post) => post.createdAt?.toISOString(),
      likes: (post: Post) => post.likeCount,
      comments: (post: Post, { limit }: { limit: number }) => post.comments.slice(0, limit),
      author: (post: Post, _: unknown, context: Context) => usersOf(context).load(post.authorId),
      pictures: (post: Post) => post.pictures.map((picture): Shown => ({ picture, post })),
      visibility: (post: Post) => parts.visibilityOf(post.visibility),
      contentWarning: (post: Post) => post.contentWarning || null,
      quote: (post: Post) => post.quote ?? null,
      reposts: (post: Post) => post.repostCount,
      quotes: (post: Post) => post.quoteCount,
      editedAt: (post: Post) => post.editedAt?.toISOString() ?? null,
    },
    PostItem: {
      reason: ({ item }: { item: PostItem }) => parts.itemReasonOf(item.reason),
      actor: ({ item }: { item: PostItem }, _: unknown, context: Context) =>
        item.actorId ? usersOf(context).load(item.actorId) : null,
    },
    Quote: { state: (quote: Quote) => parts.quoteStateOf(quote.state) },
    Facet: {
      mention: ({ mention }: Facet, _: unknown, context: Context) => (mention ? usersOf(context).load(mention) : null),
    },
    Picture: {
      id: ({ picture }: Shown) => picture.mediaId,
      alt: ({ picture }: Shown) => picture.alt,
      width: ({ picture }: Shown) => picture.width,
      height: ({ picture }: Shown) => picture.height,
      animated: ({ picture }: Shown) => picture.animated,
      thumbhash: ({ picture }: Shown) => picture.thumbhash || null,
      color: ({ picture }: Shown) => picture.color || null,
      thumb: (shown: Shown, _: unknown, context: Context) => addressOf(shown, 'thumb', context),
      poster: (shown: Shown, _: unknown, context: Context) =>
        shown.picture.animated ? addressOf(shown, 'poster', context) : null,
      sources: (shown: Shown, _: unknown, context: Context) =>
        parts.sizesOf(shown.picture).map(({ preset, width }) => ({ width, url: addressOf(shown, preset, context) })),
    },
    Comment: {
      createdAt: (comment: Comment) => comment.createdAt?.toISOString(),
      author: (comment: Comment, _: unknown, context: Context) => usersOf(context).load(comment.authorId),
    },
    User: {
      avatar: async (user: User, _: unknown, context: Context) =>
        (await profilesOf(context).load(user.id))?.avatar ?? null,
    },
    PostConnection: {
      items: ({ posts, items }: GetTimelineResponse) =>
        posts.map((post, index) => ({ id: items[index]?.id, post, item: items[index] })),
    },
  },
});
const present = { hideSuggestions: true, report: () => undefined, traceId: currentTraceId };
const yoga = createYoga({
  schema,
  graphiql: false,
  landingPage: false,
  cors: false,
  logging: false,
  maskedErrors: { errorMessage: '', maskError: (error: unknown) => parts.presentError(error, present) },
  plugins: [
    parts.useDocuments(parts.readTrustedDocuments(config.TRUSTED_DOCUMENTS_FILE), config) as never,
    parts.useRateLimits(new parts.OperationRates(app.get(RateLimiter, find), config)) as never,
  ],
});
// It has the general way only, as Yoga has.
const host = { start: async () => undefined, gateway: yoga, trusted: { find: () => undefined } } as never;
const begin = new parts.BeginOperation(app.get(parts.OpenSession, find), config);
await new parts.GraphqlRoute(app.get(HttpAdapterHost), host, begin, config).onModuleInit();
await configureApp(app, { serviceName: 'Yoga peer', http: { port: config.HTTP_PORT }, nats: { enabled: true } });
