/** The BFF's own parts that every contender shares, so that all have the same protections. Built before (tsc -b). */
export { ConfigModule } from '../../../../services/gateway/graphql-bff/dist/app.module.js';
export {
  AUTH_CLIENT,
  FEED_CLIENT,
  PERSONAL_CLIENT,
} from '../../../../services/gateway/graphql-bff/dist/clients/clients.js';
export { ClientsModule } from '../../../../services/gateway/graphql-bff/dist/clients/clients.module.js';
export { type Config, readConfig } from '../../../../services/gateway/graphql-bff/dist/config.js';
export { OperationRates } from '../../../../services/gateway/graphql-bff/dist/documents/operation-rates.js';
export { readTrustedDocuments } from '../../../../services/gateway/graphql-bff/dist/documents/trusted-documents.js';
export { useDocuments } from '../../../../services/gateway/graphql-bff/dist/documents/use-documents.js';
export { useRateLimits } from '../../../../services/gateway/graphql-bff/dist/documents/use-rate-limits.js';
export { presentError } from '../../../../services/gateway/graphql-bff/dist/federation/present-error.js';
export { subgraph } from '../../../../services/gateway/graphql-bff/dist/federation/subgraph.js';
export { BeginOperation } from '../../../../services/gateway/graphql-bff/dist/http/begin-operation.js';
export { GraphqlRoute } from '../../../../services/gateway/graphql-bff/dist/http/graphql.route.js';
export { checkForgery, writeHeaders } from '../../../../services/gateway/graphql-bff/dist/http/request-rules.js';
export { callAs, type Operation } from '../../../../services/gateway/graphql-bff/dist/operation/operation.js';
export { PictureAddresses, sizesOf } from '../../../../services/gateway/graphql-bff/dist/pictures/picture-addresses.js';
export { OpenSession } from '../../../../services/gateway/graphql-bff/dist/sessions/open-session.query.js';
export { SessionsModule } from '../../../../services/gateway/graphql-bff/dist/sessions/sessions.module.js';
export { authResolvers } from '../../../../services/gateway/graphql-bff/dist/subgraphs/auth/auth.resolvers.js';
export { feedResolvers } from '../../../../services/gateway/graphql-bff/dist/subgraphs/feed/feed.resolvers.js';
export { commentsAhead, PAGE } from '../../../../services/gateway/graphql-bff/dist/subgraphs/feed/look-ahead.js';
export {
  itemReasonOf,
  quoteStateOf,
  visibilityOf,
} from '../../../../services/gateway/graphql-bff/dist/subgraphs/feed/wire-names.js';
export { personalResolvers } from '../../../../services/gateway/graphql-bff/dist/subgraphs/personal/personal.resolvers.js';
