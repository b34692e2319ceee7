import type { Resolvers } from '../../gen/chat.js';
import type { AttachmentOfMessage } from './chat.sources.js';
import { people, person, rfc3339 } from './present.js';
import { noticeKindOf } from './wire-names.js';

/** Messages and what belongs to them but their attachments. */
export const messageResolvers: Pick<
  Resolvers,
  'ChatMessage' | 'ChatFacet' | 'ChatReply' | 'ChatReaction' | 'ChatNotice'
> = {
  ChatMessage: {
    clientId: ({ clientId }) => clientId || null,
    author: ({ authorId }) => person(authorId),
    attachments: ({ id, attachments }) =>
      attachments.map((attachment): AttachmentOfMessage => ({ attachment, messageId: id })),
    replyTo: ({ replyTo }) => replyTo ?? null,
    createdAt: ({ createdAt }) => rfc3339(createdAt),
    editedAt: ({ editedAt }) => (editedAt ? rfc3339(editedAt) : null),
    notice: ({ notice }) => {
      const kind = notice && noticeKindOf(notice.kind);
      return notice && kind ? { ...notice, kind } : null;
    },
  },
  ChatFacet: {
    link: ({ link }) => link ?? null,
    mentionId: ({ mention }) => mention ?? null,
  },
  ChatReply: {
    author: ({ authorId }) => person(authorId),
  },
  ChatReaction: {
    viewerReacted: ({ userIds }, _, { operation: { viewer } }) => viewer !== null && userIds.includes(viewer.userId),
  },
  ChatNotice: {
    users: ({ userIds }) => people(userIds),
    name: ({ name }) => name || null,
  },
};
