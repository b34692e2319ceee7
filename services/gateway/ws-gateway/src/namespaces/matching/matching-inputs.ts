import { LIMITS } from '@my-girok/types';
import { z } from 'zod';

/** What a machine must hold; which words there are matching-service knows. */
const wordMax = 40;
const word = z.string().min(1).max(wordMax);

const match = z.object({ matchId: z.string().min(1).max(64) });

/** What clients of `/matching` may send. */
export const matchingInputs = {
  join: z.object({
    criteria: z.object({
      languages: z.array(word).min(1).max(LIMITS.matchLanguagesMax),
      interests: z.array(word).max(LIMITS.matchInterestsMax),
      intent: z.enum(['talk', 'friends', 'practice', 'advice']),
      strictness: z.enum(['strict', 'balanced', 'open']),
    }),
  }),
  leave: z.object({}).nullish(),
  match,
};
