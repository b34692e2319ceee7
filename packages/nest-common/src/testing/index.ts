export { AuthStandIn } from './auth-stand-in.js';
export { createMongoDatabase, createPostgresDatabase, type TestDatabase } from './databases.js';
export { type Engines, engines } from './engines.js';
export { freePort } from './ports.js';
export { type PersonTokenOptions, TestIdentity } from './test-identity.js';
export { untilTrue } from './until-true.js';
