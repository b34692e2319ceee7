import type { MatchingServiceClient, matchingV1 } from '@my-girok/proto';
import { LIMITS } from '@my-girok/types';
import type { MatchCriteriaInput, MutationResolvers, Resolvers } from '../../gen/matching.js';
import { atMost, requireViewer } from '../../operation/arguments.js';
import { callAs, writeAs } from '../../operation/operation.js';
import type { MatchRates } from './match-rates.js';
import { consentOnWire, intentOf, intentOnWire, reasonOnWire, strictnessOf, strictnessOnWire } from './wire-names.js';

export interface MatchingResolverDependencies {
  matching: MatchingServiceClient;
  rates: MatchRates;
}

/** What goes with meeting somebody; matching-service's part of the graph. The queue and the match itself go by socket. */
export function matchingResolvers({ matching, rates }: MatchingResolverDependencies): Resolvers {
  return {
    Query: {
      queueWatch: async (_, __, { operation }) => {
        requireViewer(operation);
        return (await matching.getQueueWatch({}, callAs(operation))).watch ?? null;
      },
    },
    Mutation: mutations(matching, rates),
    QueueWatch: {
      criteria: ({ criteria }) => {
        if (!criteria) throw new Error('matching-service answered without the criteria');
        return criteria;
      },
      expiresAt: ({ expiresAt }) => (expiresAt ?? new Date(0)).toISOString(),
    },
    MatchCriteria: {
      intent: ({ intent }) => intentOf(intent),
      strictness: ({ strictness }) => strictnessOf(strictness),
    },
  };
}

const mutations = (matching: MatchingServiceClient, rates: MatchRates): MutationResolvers => ({
  setMatchConsent: async (_, { matchId, kind, on }, { operation }) => {
    await rates.choosing(operation);
    await matching.setConsent({ matchId, kind: consentOnWire[kind], on }, writeAs(operation));
    return { success: true };
  },
  reportMatch: async (_, { input: { matchId, reason, note, includeMessages } }, { operation }) => {
    await rates.reporting(operation);
    const report = { matchId, reason: reasonOnWire[reason], note: note ?? '', includeMessages };
    const { reportId, messages } = await matching.reportMatch(report, writeAs(operation));
    return { reportId, messages };
  },
  watchQueue: async (_, { input }, { operation }) => {
    await rates.choosing(operation);
    const { watch } = await matching.watchQueue({ criteria: criteriaOf(input) }, writeAs(operation));
    if (!watch) throw new Error('matching-service answered without the watch');
    return { watch };
  },
  endQueueWatch: async (_, __, { operation }) => {
    requireViewer(operation);
    await matching.endQueueWatch({}, writeAs(operation));
    return { success: true };
  },
});

const criteriaOf = ({ languages, interests, intent, strictness }: MatchCriteriaInput): matchingV1.Criteria => ({
  languages: atMost(languages, LIMITS.matchLanguagesMax, 'languages'),
  interests: atMost(interests, LIMITS.matchInterestsMax, 'interests'),
  intent: intentOnWire[intent],
  strictness: strictnessOnWire[strictness],
});
