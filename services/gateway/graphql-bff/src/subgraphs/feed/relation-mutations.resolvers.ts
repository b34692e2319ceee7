import type { CallOptions, FeedServiceClient } from '@my-girok/proto';
import type { MutationResolvers, ReportInput } from '../../gen/feed.js';
import { momentOf, requireViewer } from '../../operation/arguments.js';
import { operationErrors } from '../../operation/operation.errors.js';
import { callAs, type Operation, type OperationContext, writeAs } from '../../operation/operation.js';
import type { FeedLoaders } from './feed.loaders.js';
import { mutesOf } from './mutes.js';
import type { RelationRates } from './relation-rates.js';
import { reportReasonOnWire } from './wire-names.js';

type Change = (request: { userId: string }, options: CallOptions) => Promise<unknown>;

/** Whom one follows, mutes, blocks and reports; each to be repeated without harm. */
export function relationMutations(
  feed: FeedServiceClient,
  loaders: (operation: Operation) => FeedLoaders,
  rates: RelationRates,
): Pick<
  MutationResolvers,
  'follow' | 'unfollow' | 'mutePerson' | 'unmutePerson' | 'muteWord' | 'unmuteWord' | 'block' | 'unblock' | 'report'
> {
  const changed = async (operation: Operation, work: () => Promise<unknown>): Promise<void> => {
    requireViewer(operation);
    await work();
    loaders(operation).forget();
  };
  const change =
    (call: Change) =>
    async (_: unknown, { userId }: { userId: string }, { operation }: OperationContext) => {
      await changed(operation, () => call({ userId }, writeAs(operation)));
      return { user: { id: userId } };
    };
  const block = change((request, options) => feed.block(request, options));
  const mutes = async (operation: Operation) => ({ mutes: mutesOf(await feed.listMutes({}, callAs(operation))) });
  return {
    follow: change((request, options) => feed.follow(request, options)),
    unfollow: change((request, options) => feed.unfollow(request, options)),
    mutePerson: async (_, { userId, until }, { operation }) => {
      const request = { userId, until: momentOf(until, 'until') };
      await changed(operation, () => feed.mutePerson(request, writeAs(operation)));
      return { user: { id: userId } };
    },
    unmutePerson: change((request, options) => feed.unmutePerson(request, options)),
    muteWord: async (_, { word, until }, { operation }) => {
      const request = { word, until: momentOf(until, 'until') };
      await changed(operation, () => feed.muteWord(request, writeAs(operation)));
      return mutes(operation);
    },
    unmuteWord: async (_, { word }, { operation }) => {
      await changed(operation, () => feed.unmuteWord({ word }, writeAs(operation)));
      return mutes(operation);
    },
    block: async (parent, request, context) => {
      await rates.blocking(context.operation);
      return block(parent, request, context);
    },
    unblock: change((request, options) => feed.unblock(request, options)),
    report: async (_, { input }, { operation }) => {
      requireViewer(operation);
      const request = {
        ...subjectOf(input),
        reason: reportReasonOnWire[input.reason],
        note: input.note ?? '',
      };
      return { reportId: (await feed.report(request, writeAs(operation))).reportId };
    },
  };
}

function subjectOf({ postId, commentId, userId }: ReportInput) {
  const named = Object.entries({ postId, commentId, userId }).filter(([, id]) => id);
  if (named.length !== 1) throw operationErrors.subjectInvalid();
  return Object.fromEntries(named) as { postId?: string; commentId?: string; userId?: string };
}
