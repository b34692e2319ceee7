import type { AuthServiceClient } from '@my-girok/proto';
import type { Resolvers } from '../../gen/auth.js';
import { requireViewer, viewerOf } from '../../operation/arguments.js';
import { callAs, writeAs } from '../../operation/operation.js';
import type { DeleteAccount } from '../../sessions/delete-account.use-case.js';
import type { EndSession } from '../../sessions/end-session.use-case.js';
import type { SignIn } from '../../sessions/sign-in.use-case.js';
import type { IssueSocketTicket } from '../../tickets/issue-socket-ticket.use-case.js';
import { usersOf } from './auth.loaders.js';
import { ageBandOf } from './wire-names.js';

export interface AuthResolverDependencies {
  auth: AuthServiceClient;
  signIn: SignIn;
  endSession: EndSession;
  deleteAccount: DeleteAccount;
  issueTicket: IssueSocketTicket;
}

const rfc3339 = (moment: Date | undefined): string => (moment ?? new Date(0)).toISOString();

/** Accounts and sessions; auth-service's part of the graph. */
export function authResolvers(dependencies: AuthResolverDependencies): Resolvers {
  const { auth, signIn, endSession, deleteAccount, issueTicket } = dependencies;
  const users = usersOf(auth);
  return {
    Query: {
      me: (_, __, { operation }) => (viewerOf(operation) ? auth.getAccount({}, callAs(operation)) : null),
      user: (_, { id }, { operation }) => users(operation).load(id),
      sessions: async (_, __, { operation }) => {
        requireViewer(operation);
        return (await auth.listSessions({}, callAs(operation))).sessions;
      },
    },
    Mutation: {
      register: async (_, { input }, { operation }) => {
        await signIn.register({ ...input, locale: input.locale ?? 'en' }, operation);
        return { success: true };
      },
      login: async (_, { input }, { operation }) => {
        await signIn.login(input, operation);
        return { success: true };
      },
      logout: async (_, __, { operation }) => {
        await endSession.own(operation);
        return { success: true };
      },
      revokeSession: async (_, { sessionId }, { operation }) => {
        await endSession.other(sessionId, operation);
        return { revokedSessionId: sessionId };
      },
      deleteAccount: async (_, { password }, { operation }) => {
        await deleteAccount.run(password, operation);
        return { success: true };
      },
      setBirthDate: async (_, { birthDate }, { operation }) => {
        requireViewer(operation);
        return { ageBand: ageBandOf((await auth.setBirthDate({ birthDate }, writeAs(operation))).ageBand) };
      },
      socketTicket: async (_, { namespace }, { operation }) => ({
        ticket: await issueTicket.run(namespace, operation),
      }),
    },
    User: {
      __resolveReference: ({ id }, { operation }) => users(operation).load(id),
      joinedAt: (user) => rfc3339(user.createdAt),
    },
    Me: {
      __resolveReference: ({ id }, { operation }) =>
        operation.viewer?.userId === id ? auth.getAccount({}, callAs(operation)) : null,
      registeredLocale: (account) => account.locale,
      ageBand: ({ ageBand }) => ageBandOf(ageBand),
    },
    Session: {
      lastSeenAt: (session) => rfc3339(session.lastSeenAt),
      createdAt: (session) => rfc3339(session.createdAt),
    },
  };
}
