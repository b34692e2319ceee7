import type { PersonSocket } from '../../sockets/person-socket.js';
import type { Heard, MembershipEvent } from './memberships.js';

export const roomChannel = (roomId: string): string => `room:${roomId}`;
export const personChannel = (userId: string): string => `chat:${userId}`;

/** A socket of `/chat`, and what its person hears and sees. */
export class ChatPeer {
  readonly userId: string;
  readonly rooms = new Map<string, Heard>();
  /** Rooms whose request they have not answered. */
  asked: ReadonlySet<string> = new Set();
  /** Rooms of matches, and who they are there: every id in such a room is a pseudonym. */
  aliases: ReadonlyMap<string, string> = new Map();
  /** Between them and whom there is a block. */
  hidden: ReadonlySet<string> = new Set();
  /** Whose presence they see. */
  contacts: ReadonlySet<string> = new Set();
  /** Rooms that they came into while connected, from where on each is theirs, until it is heard. */
  readonly came = new Map<string, Heard>();
  /** What the stream brought while the owner is asked; null while it is not. */
  meanwhile: MembershipEvent[] | null = null;
  /** Whether the owner has answered once: from then on the stream's events apply at once. */
  isReady = false;

  constructor(readonly socket: PersonSocket) {
    this.userId = socket.data.userId;
  }

  /** By which id others know them in a room. */
  idIn(roomId: string): string {
    return this.aliases.get(roomId) ?? this.userId;
  }
}
