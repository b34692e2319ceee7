import type { Socket } from 'socket.io';
import { SocketLine } from './socket-line.js';
import type { Subscription } from './subscription.js';

/** A socket as the hub knows it. */
export class Member {
  readonly line: SocketLine;
  readonly subscriptions = new Map<string, Subscription<Member>>();
  /** Whom this socket's person hides; null for nobody, which most are. */
  hidden: ReadonlySet<string> | null = null;
  /** Questions about channels that may still be subscribed; null once all are. */
  parked: (() => void)[] | null = null;
  /** Nothing more is sent: the connection is being ended. */
  ended = false;

  constructor(
    readonly socket: Socket,
    readonly subject: string,
  ) {
    this.line = new SocketLine(socket);
  }
}
