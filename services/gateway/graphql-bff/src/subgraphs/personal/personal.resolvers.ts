import type { PersonalServiceClient } from '@my-girok/proto';
import { LIMITS } from '@my-girok/types';
import type { Resolvers } from '../../gen/personal.js';
import { atMost, requireViewer } from '../../operation/arguments.js';
import { type Operation, writeAs } from '../../operation/operation.js';
import { profilesOf } from './personal.loaders.js';

/** Profiles; personal-service's part of the graph. A person without a row yet has an empty profile. */
export function personalResolvers(personal: PersonalServiceClient): Resolvers {
  const profiles = profilesOf(personal);
  const profileOf = (person: { id: string }, operation: Operation) => profiles(operation).load(person.id);
  return {
    Mutation: {
      updateProfile: async (_, { input }, { operation }) => {
        const { userId } = requireViewer(operation);
        const { profile } = await personal.updateProfile(
          {
            bio: input.bio ?? undefined,
            links: input.links ? { links: atMost(input.links, LIMITS.linksMax, 'links') } : undefined,
            locale: input.locale ?? undefined,
            avatarMediaId: input.avatarMediaId ?? undefined,
            headerMediaId: input.headerMediaId ?? undefined,
          },
          writeAs(operation),
        );
        if (profile) profiles(operation).clear(userId).prime(userId, profile);
        return { user: { id: userId } };
      },
    },
    User: {
      __resolveReference: ({ id }) => ({ id }),
      avatar: async (person, _, { operation }) => (await profileOf(person, operation))?.avatar ?? null,
      header: async (person, _, { operation }) => (await profileOf(person, operation))?.header ?? null,
      bio: async (person, _, { operation }) => (await profileOf(person, operation))?.bio ?? '',
      links: async (person, _, { operation }) => (await profileOf(person, operation))?.links ?? [],
    },
    Me: {
      __resolveReference: (reference) => reference,
      avatar: async (me, _, { operation }) => (await profileOf(me, operation))?.avatar ?? null,
      locale: async (me, _, { operation }) => (await profileOf(me, operation))?.locale || me.registeredLocale || null,
    },
  };
}
