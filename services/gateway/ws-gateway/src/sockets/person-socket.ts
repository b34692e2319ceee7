import type { Position } from '@my-girok/realtime/protocol';
import type { Namespace, Server, Socket } from 'socket.io';

/** Whose socket it is, known from its handshake on. */
export interface SocketPerson {
  readonly userId: string;
  readonly sessionId: string;
  /** What the client brought. */
  readonly positions: readonly Position[];
}

// What clients send is checked by each event's schema, what they get is typed where it is made.
// biome-ignore lint/suspicious/noExplicitAny: Socket.IO's map of events takes any
type Events = Record<string, (...args: any[]) => void>;

export type PersonSocket = Socket<Events, Events, Events, SocketPerson>;
export type PersonNamespace = Namespace<Events, Events, Events, SocketPerson>;
export type PersonServer = Server<Events, Events, Events, SocketPerson>;
