import {
  AllowCallers,
  type Caller,
  CommonModule,
  CurrentCaller,
  commonConfig,
  configureApp,
  createApp,
  currentCall,
  currentTraceId,
  DomainError,
  type EventContext,
  GrpcClientFactory,
  loadConfig,
  NatsSubscribe,
  type PersonCaller,
  requirePerson,
  UnavailableError,
} from '@my-girok/nest-common';
import { freePort, type TestIdentity } from '@my-girok/nest-common/testing';
import {
  type AuthServiceController,
  AuthServiceControllerMethods,
  AuthServiceService,
  type CreatePostRequest,
  FeedServiceClient,
  type FeedServiceController,
  FeedServiceControllerMethods,
  FeedServiceService,
  type GetTimelineRequest,
  type GetUserRequest,
  type LikePostRequest,
  Post,
  type PostCreated,
  type UnlikePostRequest,
} from '@my-girok/proto';
import { Controller, type DynamicModule, Injectable, Module } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { PostsStore, StoreKind } from './posts-store.js';

export const STORE = Symbol('store');

/** What a test can make the service do, and see of it. */
export class Behaviour {
  /** Post ids whose event the consumer refuses. */
  readonly poison = new Set<string>();
  /** How often the next calls of unlikePost say that something is away. */
  outages = 0;
  unlikeCalls = 0;
  readonly handled: { event: EventContext; traceId?: string }[] = [];
  cancelled = 0;
  /** Calls that wait for `release`. */
  waiting = 0;
  release: () => void = () => undefined;
  /** What ValidateToken answers. */
  tokensAreValid = true;
  validations = 0;
  /** Where likePost('onward') goes on to. */
  onward = '';
}

@Injectable()
export class PostsStoreHolder {
  value!: PostsStore;
}

const post = (id: string, content: string) => Post.fromPartial({ id, content, createdAt: new Date() });

@Controller()
@FeedServiceControllerMethods()
class PostsGrpc implements Pick<FeedServiceController, 'createPost' | 'getTimeline' | 'likePost' | 'unlikePost'> {
  constructor(
    private readonly behaviour: Behaviour,
    private readonly store: PostsStoreHolder,
    private readonly factory: GrpcClientFactory,
  ) {}

  async createPost(@Payload() { content }: CreatePostRequest, @CurrentCaller() caller: Caller) {
    const { userId } = requirePerson(caller);
    const { id } = await this.store.value.create(userId, content);
    return { post: { ...post(id, content), authorId: userId } };
  }

  @AllowCallers({ services: ['graphql-bff'] })
  async getTimeline(@Payload() { userId, limit }: GetTimelineRequest, @CurrentCaller() caller: Caller) {
    return {
      posts: [{ ...post(userId, `${caller.kind} ${limit} ${currentTraceId()}`), createdAt: new Date(0) }],
      pageInfo: { hasNextPage: false, endCursor: '' },
      items: [],
    };
  }

  async likePost(@Payload() { postId }: LikePostRequest, @CurrentCaller() caller: Caller) {
    if (postId === 'missing') {
      throw new DomainError('not_found', 'FEED_POST_NOT_FOUND', 'There is no such post', {
        field: 'postId',
        details: { reason: '없음' },
      });
    }
    if (postId === 'boom') throw new Error('the row of kim@example.com is broken');
    if (postId === 'slow') await this.#slow();
    if (postId === 'onward') return this.#onward(requirePerson(caller));
    return { post: post(postId, `${currentCall()?.deadline} ${currentTraceId()}`) };
  }

  unlikePost(@Payload() { postId }: UnlikePostRequest) {
    this.behaviour.unlikeCalls += 1;
    if (this.behaviour.outages > 0) {
      this.behaviour.outages -= 1;
      throw new UnavailableError('The store is away');
    }
    return { post: post(postId, '') };
  }

  /** Calls on within a call: the answer tells both calls' deadline and trace. */
  async #onward({ token }: PersonCaller) {
    const next = this.factory.create(FeedServiceClient, {
      address: this.behaviour.onward,
      target: 'feed-service',
      deadlineMs: 60_000,
    });
    const answer = await next.likePost({ postId: 'end' }, { as: token });
    return { post: post('onward', `${currentCall()?.deadline} ${currentTraceId()} ${answer.post?.content}`) };
  }

  #slow(): Promise<void> {
    return new Promise((resolve) => {
      this.behaviour.release = resolve;
      this.behaviour.waiting += 1;
      currentCall()?.signal.addEventListener('abort', () => {
        this.behaviour.cancelled += 1;
        resolve();
      });
    });
  }
}

@Controller()
@AuthServiceControllerMethods()
class AuthGrpc implements Pick<AuthServiceController, 'getUser' | 'validateToken'> {
  constructor(private readonly behaviour: Behaviour) {}

  getUser(@Payload() { userId }: GetUserRequest) {
    return { id: userId, name: 'Kim', createdAt: new Date(0) };
  }

  @AllowCallers({ services: '*' })
  validateToken() {
    this.behaviour.validations += 1;
    return { valid: this.behaviour.tokensAreValid, userId: '', sessionId: '', roles: [] };
  }
}

@Injectable()
class PostsConsumer {
  constructor(
    private readonly behaviour: Behaviour,
    private readonly store: PostsStoreHolder,
  ) {}

  @NatsSubscribe(['post.created', 'post.deleted'])
  async recordPost(data: PostCreated, event: EventContext): Promise<void> {
    await this.store.value.recordEffect(event.tx, `${data.postId} v${event.aggregateVersion}`);
    // After the effect, so that a refusal shows whether the effect is undone.
    if (this.behaviour.poison.has(data.postId))
      throw new DomainError('wrong_state', 'TEST_POISON', 'This one cannot be applied');
    this.behaviour.handled.push({ event, traceId: currentTraceId() });
  }

  @NatsSubscribe('post.created', { transactional: false })
  async fanOut(data: PostCreated): Promise<void> {
    await this.store.value.recordFanOut(data.postId);
  }
}

@Module({})
class PostsModule {}

export interface PostsService {
  app: NestFastifyApplication;
  behaviour: Behaviour;
  store: PostsStore;
  grpcAddress: string;
  httpUrl: string;
  stop(): Promise<void>;
}

/** A real service on random ports: a slice of the feed over the given store. */
export async function startPostsService(
  identity: TestIdentity,
  store: Awaited<ReturnType<StoreKind['open']>>,
  options: { env?: Record<string, string>; name?: string; nats?: boolean; drainMs?: number; grpcPort?: number } = {},
): Promise<PostsService> {
  const name = options.name ?? 'feed-service';
  const [grpcPort, httpPort] = [options.grpcPort ?? (await freePort()), await freePort()];
  const config = loadConfig(name, commonConfig, {
    ...identity.env(name),
    GRPC_PORT: String(grpcPort),
    HTTP_PORT: String(httpPort),
    ...options.env,
  });
  const behaviour = new Behaviour();
  const holder = new PostsStoreHolder();
  const posts: DynamicModule = {
    module: PostsModule,
    controllers: [PostsGrpc, AuthGrpc],
    providers: [
      { provide: Behaviour, useValue: behaviour },
      { provide: PostsStoreHolder, useValue: holder },
      PostsConsumer,
    ],
  };
  const app = await createApp({
    module: class AppModule {},
    imports: [CommonModule.forRoot({ serviceName: name, config }), store.module(), posts],
  });
  holder.value = await store.bind(app);
  await configureApp(app, {
    serviceName: 'Posts under test',
    grpc: {
      enabled: true,
      port: grpcPort,
      services: { 'feed.v1.FeedService': FeedServiceService, 'auth.v1.AuthService': AuthServiceService },
    },
    http: { port: httpPort },
    nats: { enabled: options.nats ?? true },
    signals: false,
    drainMs: options.drainMs,
  });
  return {
    app,
    behaviour,
    store: holder.value,
    grpcAddress: `127.0.0.1:${grpcPort}`,
    httpUrl: `http://127.0.0.1:${httpPort}`,
    stop: () => app.close(),
  };
}

/** The generated client, without anything around it. */
export const plainClient = (service: PostsService) => new FeedServiceClient(service.grpcAddress);
