import type { Resolvers } from '../../gen/chat.js';
import type { AttachmentOfMessage } from './chat.sources.js';
import { allUnderAlias, people, person, rfc3339 } from './present.js';
import { noticeKindOf } from './wire-names.js';

/** Messages and what belongs to them but their attachments. */
export const messageResolvers: Pick<
  Resolvers,
  'ChatMessage' | 'ChatFacet' | 'ChatReply' | 'ChatReaction' | 'ChatNotice'
> = {
  ChatMessage: {
    clientId: ({ clientId }) => clientId || null,
    author: ({ authorId, readerAlias }) => person(authorId, { readerAlias }),
    attachments: ({ id, attachments }) =>
      attachments.map((attachment): AttachmentOfMessage => ({ attachment, messageId: id })),
    replyTo: ({ replyTo, readerAlias }) => (replyTo ? { ...replyTo, readerAlias } : null),
    reactions: ({ reactions, readerAlias }) => allUnderAlias(reactions, { readerAlias }),
    createdAt: ({ createdAt }) => rfc3339(createdAt),
    editedAt: ({ editedAt }) => (editedAt ? rfc3339(editedAt) : null),
    notice: ({ notice, readerAlias }) => {
      const kind = notice && noticeKindOf(notice.kind);
      return notice && kind ? { ...notice, kind, readerAlias } : null;
    },
  },
  ChatFacet: {
    link: ({ link }) => link ?? null,
    mentionId: ({ mention }) => mention ?? null,
  },
  ChatReply: {
    author: ({ authorId, readerAlias }) => person(authorId, { readerAlias }),
  },
  ChatReaction: {
    viewerReacted: ({ userIds, readerAlias }, _, { operation: { viewer } }) =>
      viewer !== null && userIds.includes(readerAlias ?? viewer.userId),
  },
  ChatNotice: {
    users: ({ userIds, readerAlias }) => people(userIds, { readerAlias }),
    name: ({ name }) => name || null,
    seconds: ({ kind, seconds }) => (kind === 'CALL' ? seconds : null),
  },
};
