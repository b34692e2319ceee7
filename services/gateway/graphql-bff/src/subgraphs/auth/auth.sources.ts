import type { Account, Session, User } from '@my-girok/proto';

/** What the auth subgraph's resolvers are given for each type. */
export type UserSource = User;
export type AccountSource = Account;
export type SessionSource = Session;
