import { chatV1 } from '@my-girok/proto';
import type { PersonChangeKind } from '../channel-log/channel-entry.js';

const { PersonChange_Kind: Kind } = chatV1;

const KINDS: Record<PersonChangeKind, chatV1.PersonChange_Kind> = {
  added: Kind.KIND_ADDED,
  asked: Kind.KIND_ASKED,
  removed: Kind.KIND_REMOVED,
  muted: Kind.KIND_MUTED,
  reach: Kind.KIND_REACH,
  preferences: Kind.KIND_PREFERENCES,
};

export function personChangeKindOf(kind: PersonChangeKind): chatV1.PersonChange_Kind {
  return KINDS[kind];
}
