export { CommonModule } from './app/common.module.js';
export { COMMON_OPTIONS, type CommonOptions } from './app/common-options.js';
export { type ConfigureAppOptions, configureApp } from './app/configure-app.js';
export { type CreateAppOptions, createApp } from './app/create-app.js';
export { type CommonConfig, commonConfig, count, list, port } from './config/common-config.js';
export { ConfigError, loadConfig } from './config/load-config.js';
export { DomainError, type DomainErrorOptions, UnavailableError } from './errors/domain-error.js';
export { fromGrpcError, graphqlCodeOf, HTTP_STATUS, toGrpcFailure } from './errors/error-table.js';
export { CommonExceptionFilter } from './errors/exception.filter.js';
export type { DeadLetter, ReplayOptions, ReplayResult } from './events/dead-letters.js';
export { deadLettersCommand } from './events/dead-letters-command.js';
export type { EventContext, OutboxRecord, ReceivedEvent } from './events/envelope.js';
export { EventFollower } from './events/event-follower.js';
export { EventsRuntime } from './events/events-runtime.js';
export type { Followed, Following, FollowOptions } from './events/following.js';
export { Nats } from './events/nats-connection.js';
export { type Envelope, NatsPublisher } from './events/nats-publisher.js';
export { NatsSubscribe, type SubscribeOptions } from './events/nats-subscribe.js';
export { PARTITIONS, partitionOf } from './events/partition.js';
export { type CurrentCall, currentCall } from './grpc/current-call.js';
export { GrpcClientFactory, type RemoteOptions } from './grpc/grpc-client.factory.js';
export { Health, type HealthCheck, type Readiness } from './health/health.js';
export { networkOf } from './http/network-of.js';
export {
  AllowCallers,
  type AllowedCallers,
  type Caller,
  CurrentCaller,
  type PersonCaller,
  requirePerson,
  type ServiceCaller,
} from './identity/caller.js';
export { JwtAuthGuard } from './identity/jwt-auth.guard.js';
export { RevocationList } from './identity/revocation-list.js';
export { ServiceIdentity } from './identity/service-identity.js';
export { SESSION_CHECK, type SessionCheck } from './identity/session-check.js';
export { PERSON_AUDIENCE, PERSON_ISSUER, TokenVerifier } from './identity/token-verifier.js';
export { logger, NestLogger } from './logging/logger.js';
export { isPrivateMediaGrant, type PrivateMediaGrant, privateMediaPath } from './media/private-media.js';
export { MongoModule, type MongoOptions } from './mongo/mongo.module.js';
export { MongoInbox } from './mongo/mongo-inbox.js';
export { MongoOutbox } from './mongo/mongo-outbox.js';
export { MongoStore } from './mongo/mongo-store.js';
export { type Emit, MongoWrites } from './mongo/mongo-writes.js';
export { WriteLanes } from './mongo/write-lanes.js';
export { migrate } from './postgres/migrate.js';
export { PgInbox } from './postgres/pg-inbox.js';
export { PgOutbox } from './postgres/pg-outbox.js';
export { Database, PostgresModule, type PostgresOptions } from './postgres/postgres.module.js';
export { meter } from './telemetry/metrics.js';
export { currentTraceId, traceHeaders, withSpan } from './telemetry/tracing.js';
export { type FoundLink, findLinks } from './text/links.js';
export { type MentionInput, type MentionRule, type ReadMention, readMentions } from './text/mentions.js';
export { longerThan, normalize, readText, type TextRule } from './text/text.js';
export { isUuid, uuidv7 } from './uuid.js';
export { type RateLimit, RateLimiter } from './valkey/rate-limiter.js';
export { Valkey, ValkeyModule } from './valkey/valkey.module.js';
