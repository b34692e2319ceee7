import {
  AccessToken,
  RoomServiceClient,
  TrackSource,
  TrackType,
  type WebhookEvent,
  WebhookReceiver,
} from 'livekit-server-sdk';
import { TOKEN_S } from './call.js';
import { callsErrors } from './calls.errors.js';

const DEADLINE_S = 2;
/** How long an empty room stays before anybody came, and after everybody left. */
const EMPTY_S = 120;
const DEPARTURE_S = 60;
/** Several devices of 32 people. */
const PARTICIPANTS_MAX = 160;

const VOICE = [TrackSource.MICROPHONE];
const VIDEO = [TrackSource.MICROPHONE, TrackSource.CAMERA, TrackSource.SCREEN_SHARE, TrackSource.SCREEN_SHARE_AUDIO];

export interface LivekitSettings {
  /** http, for this service. */
  url: string;
  /** ws, for browsers. */
  publicUrl: string;
  apiKey: string;
  apiSecret: string;
}

/** Somebody in a LiveKit room. */
export interface LivekitParticipant {
  identity: string;
  sid: string;
  /** Whether they may show their camera. */
  mayShow: boolean;
  /** Whether they send pictures as if they were sound: LiveKit asks what a track says it is, not whether that is so. */
  deceives: boolean;
}

/** What a webhook told of somebody in a LiveKit room. */
export interface LivekitNews extends LivekitParticipant {
  kind: 'joined' | 'left' | 'sends';
  livekitRoom: string;
}

interface Track {
  type: TrackType;
  source: TrackSource;
}

interface Participant {
  identity: string;
  sid: string;
  permission?: { canPublishSources: TrackSource[] };
  tracks: readonly Track[];
}

/**
 * The LiveKit server: carries sound and pictures and decides nothing. Every call has a deadline. Throws CALL_UNAVAILABLE while it
 * is away, or where there is none.
 */
export class LivekitClient {
  readonly #rooms?: RoomServiceClient;
  readonly #webhooks?: WebhookReceiver;

  constructor(private readonly settings?: LivekitSettings) {
    if (!settings) return;
    const { url, apiKey, apiSecret } = settings;
    this.#rooms = new RoomServiceClient(url, apiKey, apiSecret, { requestTimeout: DEADLINE_S, failover: false });
    this.#webhooks = new WebhookReceiver(apiKey, apiSecret);
  }

  get isOn(): boolean {
    return this.settings !== undefined;
  }

  /** Makes a room; one that is there already stays as it is. */
  async open(livekitRoom: string): Promise<void> {
    await this.#ask((rooms) =>
      rooms.createRoom({
        name: livekitRoom,
        emptyTimeout: EMPTY_S,
        departureTimeout: DEPARTURE_S,
        maxParticipants: PARTICIPANTS_MAX,
      }),
    );
  }

  /** Ends a room and everybody's connection to it; none is fine. */
  async close(livekitRoom: string): Promise<void> {
    await this.#ask((rooms) => rooms.deleteRoom(livekitRoom), undefined);
  }

  /** Takes somebody out; who is not there is fine. */
  async remove(livekitRoom: string, identity: string): Promise<void> {
    await this.#ask((rooms) => rooms.removeParticipant(livekitRoom, identity), undefined);
  }

  /** Says what somebody may send from now on, and stops the rest; who is not there is fine. */
  async permit(livekitRoom: string, identity: string, videoAllowed: boolean): Promise<void> {
    const permission = {
      canSubscribe: true,
      canPublish: true,
      canPublishData: false,
      canPublishSources: videoAllowed ? VIDEO : VOICE,
    };
    await this.#ask((rooms) => rooms.updateParticipant(livekitRoom, identity, { permission }), undefined);
  }

  /** Everybody in a room; empty where there is no such room. */
  async participants(livekitRoom: string): Promise<LivekitParticipant[]> {
    const rooms = await this.#ask((client) => client.listRooms([livekitRoom]));
    if (rooms.length === 0) return [];
    return (await this.#ask((client) => client.listParticipants(livekitRoom), [])).map(participantOf);
  }

  /** The way in for one device: one room, one minute, and nothing but sound and, if allowed, pictures. */
  async wayIn(
    livekitRoom: string,
    identity: string,
    videoAllowed: boolean,
  ): Promise<{ url: string; token: string; identity: string }> {
    if (!this.settings) throw callsErrors.unavailable();
    const { apiKey, apiSecret, publicUrl: url } = this.settings;
    const token = new AccessToken(apiKey, apiSecret, { identity, ttl: TOKEN_S });
    token.addGrant({
      roomJoin: true,
      room: livekitRoom,
      canPublish: true,
      canPublishSources: videoAllowed ? VIDEO : VOICE,
      canSubscribe: true,
      canPublishData: false,
      canUpdateOwnMetadata: false,
    });
    return { url, token: await token.toJwt(), identity };
  }

  /** What a webhook tells of somebody; undefined for anything else. Throws CALL_WEBHOOK_INVALID where it is not LiveKit's. */
  async readWebhook(body: string, authorization: string | undefined): Promise<LivekitNews | undefined> {
    if (!this.#webhooks) throw callsErrors.unavailable();
    let event: WebhookEvent;
    try {
      event = await this.#webhooks.receive(body, authorization);
    } catch {
      throw callsErrors.webhookInvalid();
    }
    const kind = KINDS[event.event];
    const { room, participant, track } = event;
    if (!kind || !room || !participant) return undefined;
    const { identity, sid, permission } = participant;
    const tracks = track ? [track] : participant.tracks;
    return { kind, livekitRoom: room.name, ...participantOf({ identity, sid, permission, tracks }) };
  }

  async #ask<T>(ask: (rooms: RoomServiceClient) => Promise<T>, ...ifNone: [T?]): Promise<T> {
    if (!this.#rooms) throw callsErrors.unavailable();
    try {
      return await ask(this.#rooms);
    } catch (error) {
      if (ifNone.length > 0 && (error as { code?: unknown }).code === 'not_found') return ifNone[0] as T;
      throw callsErrors.unavailable(error);
    }
  }
}

const KINDS: Partial<Record<string, LivekitNews['kind']>> = {
  participant_joined: 'joined',
  participant_left: 'left',
  participant_connection_aborted: 'left',
  track_published: 'sends',
};

const PICTURES: readonly TrackSource[] = [TrackSource.CAMERA, TrackSource.SCREEN_SHARE];

function participantOf({ identity, sid, permission, tracks }: Participant): LivekitParticipant {
  const sources = permission?.canPublishSources ?? [];
  // No list means all sources.
  const mayShow = sources.length === 0 || sources.includes(TrackSource.CAMERA);
  const deceives = tracks.some(({ type, source }) => type === TrackType.VIDEO && !PICTURES.includes(source));
  return { identity, sid, mayShow, deceives };
}
