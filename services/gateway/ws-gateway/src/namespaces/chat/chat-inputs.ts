import { LIMITS } from '@my-girok/types';
import { z } from 'zod';

/** What is counted in signs is measured by chat-service; this is what a machine must hold. */
const contentMax = 64_000;
const id = z.string().min(1).max(64);
const roomId = id;
const offset = z.number().int().min(0).max(contentMax);
const seq = z.number().int().min(0).max(2_147_483_647);

const content = z.string().max(contentMax);
const mentions = z
  .array(z.object({ start: offset, end: offset, userId: id }))
  .max(LIMITS.mentionsMax)
  .optional();

/** What clients of `/chat` may send. */
export const chatInputs = {
  send: z.object({
    roomId,
    clientId: id,
    content,
    mentions,
    attachments: z
      .array(
        z.object({
          mediaId: id,
          alt: z
            .string()
            .max(LIMITS.altMax * 4)
            .optional(),
        }),
      )
      .max(LIMITS.attachmentsMax)
      .optional(),
    replyToId: id.nullish(),
  }),
  edit: z.object({ roomId, messageId: id, content, mentions }),
  delete: z.object({ roomId, messageId: id }),
  react: z.object({ roomId, messageId: id, emoji: z.string().min(1).max(64), on: z.boolean() }),
  mark: z.object({ roomId, seq }),
  typing: z.object({ roomId, typing: z.boolean() }),
};
