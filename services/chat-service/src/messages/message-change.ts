import { chatV1 } from '@my-girok/proto';

const { MessageUpdate_Kind: Kind } = chatV1;

/** How a message changed, who did it, and with what. */
export interface MessageChange {
  change: 'edited' | 'reacted' | 'unreacted';
  userId: string;
  emoji?: string;
}

export const CHANGES: Record<MessageChange['change'], chatV1.MessageUpdate_Kind> = {
  edited: Kind.KIND_EDITED,
  reacted: Kind.KIND_REACTED,
  unreacted: Kind.KIND_UNREACTED,
};
