import type { Socket } from 'socket.io';
import type { RefusedAnswer } from '../protocol/codes.js';
import type { ChannelEvent } from './channel-owner.js';

/** Bounds of a hub, each with a default that suits a chat of some thousand sockets. */
export interface HubOptions {
  /** Events kept for a channel, and their bytes on the wire. 256 and 256 KiB. */
  readonly ringEvents?: number;
  readonly ringBytes?: number;
  /** Events of a ring that one socket gets before it is looked whether its line takes more. 64. */
  readonly ringPage?: number;
  /** Events held for a channel while one before them is missing. 512. */
  readonly heldEvents?: number;
  /** How long what is missing may still come by itself before the owner is asked. 100 ms. */
  readonly missingWaitMs?: number;
  /** Channels kept without subscribers, for how long, and their bytes together. 2,000, 5 minutes, 32 MiB. */
  readonly idleChannels?: number;
  readonly idleMs?: number;
  readonly idleBytes?: number;
  /** Channels that nobody here listened to, of which the last number is remembered. 100,000. */
  readonly recentHeads?: number;
  /** Must be longer than the time between an owner's saying where a channel stands and `subscribe`. 30 s. */
  readonly recentHeadsMs?: number;
  /** Calls to the owner at once, events in each answer, and the time one may take. 32, 500, 5 s. */
  readonly replayConcurrency?: number;
  readonly replayPage?: number;
  readonly replayTimeoutMs?: number;
  /** How long a client waits for an owner that is away before it is refused. 30 s. */
  readonly replayGiveUpMs?: number;
  /** How often, 100 ms apart, an owner may know less than its own stream told before a client is refused. 20. */
  readonly staleMax?: number;
  /** Bytes that may wait in this process for one socket. 1 MiB. */
  readonly backlogBytes?: number;
  /** How long a socket that was too slow may still take what waits, the reason last, before it is destroyed. 2 s. */
  readonly slowGraceMs?: number;
  /** When a socket that was too slow should come back, in ms. 1,000. */
  readonly slowReconnectMs?: number;
  /** Says no to a `recover` of so many positions, such as when it comes too often. */
  readonly refuseRecover?: (socket: Socket, positions: number) => RefusedAnswer | undefined;
  /**
   * An event as somebody who hides these people may see it; null: not at all, and they get `skipped`. Without it an event by a hidden
   * author is `skipped`, and nothing else is changed.
   */
  readonly present?: (event: ChannelEvent, hidden: ReadonlySet<string>) => ChannelEvent | null;
  /** What the hub did, for metrics and logs. */
  readonly observer?: HubObserver;
}

export interface HubObserver {
  delivered?(channel: string, sockets: number): void;
  recovered?(recovered: boolean): void;
  /** Something was missing in a channel, and the owner was asked for it. */
  missing?(channel: string): void;
  tooSlow?(socket: Socket): void;
  ownerFailed?(error: unknown): void;
}

type Defaults = Omit<Required<HubOptions>, 'refuseRecover' | 'present' | 'observer'>;

export const HUB_DEFAULTS: Defaults = {
  ringEvents: 256,
  ringBytes: 256 * 1024,
  ringPage: 64,
  heldEvents: 512,
  staleMax: 20,
  missingWaitMs: 100,
  idleChannels: 2000,
  idleMs: 5 * 60_000,
  idleBytes: 32 * 1024 * 1024,
  recentHeads: 100_000,
  recentHeadsMs: 30_000,
  replayConcurrency: 32,
  replayPage: 500,
  replayTimeoutMs: 5000,
  replayGiveUpMs: 30_000,
  backlogBytes: 1024 * 1024,
  slowGraceMs: 2000,
  slowReconnectMs: 1000,
};

export type HubSettings = Defaults & Pick<HubOptions, 'refuseRecover' | 'present' | 'observer'>;
