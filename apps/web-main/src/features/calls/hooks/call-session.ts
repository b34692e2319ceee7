import {
  ConnectionQuality,
  DisconnectReason,
  type LocalTrackPublication,
  type Participant,
  type RemoteTrack,
  Room,
  RoomEvent,
  Track,
  type TrackPublication,
  VideoPresets,
} from 'livekit-client';
import { type DeviceChoice, type DeviceKind, problemOf } from './devices.ts';
import { type Attendee, type Caption, type Moving, type SessionView, withCaptions } from './session-view.ts';

/** How long a caption stays after it was said. */
const CAPTION_MS = 6_000;

export interface SessionParts {
  readonly choice: DeviceChoice;
  /** Something of `view` changed. */
  readonly onChange: () => void;
  /** The media server let go of this page: `elsewhere` when the same device came in anew, `cut` for anything else. */
  readonly onLost: (why: 'elsewhere' | 'cut') => void;
}

/** What the media server hears and shows for this page: one LiveKit room at a time. Loaded when a call is joined. */
export class CallSession {
  view: SessionView = {
    line: 'back',
    people: [],
    hasMicrophone: false,
    hasCamera: false,
    hasScreen: false,
    isHeard: true,
    problem: undefined,
    captions: [],
  };
  #room: Room | undefined;
  #choice: DeviceChoice;
  #problem: SessionView['problem'];
  #captions: readonly Caption[] = [];
  #fade: ReturnType<typeof setTimeout> | undefined;
  readonly #sounds = new Map<RemoteTrack, HTMLMediaElement>();
  readonly #moving = new WeakMap<Track, Moving>();

  constructor(private readonly parts: SessionParts) {
    this.#choice = parts.choice;
  }

  /** Goes in, or over to another room of the media server, with what is on now. Throws where it cannot be reached. */
  async enter(url: string, token: string): Promise<void> {
    const before = this.#room;
    const screen = before?.localParticipant.getTrackPublication(Track.Source.ScreenShare)?.track?.mediaStreamTrack;
    const room = this.#make();
    this.#room = room;
    if (before) await this.#close(before, false);
    await room.connect(url, token, { maxRetries: 1 });
    await Promise.all([
      this.#choice.hasMicrophone ? this.#turn('microphone', true) : undefined,
      this.#choice.hasCamera ? this.#turn('camera', true) : undefined,
      screen?.readyState === 'live'
        ? room.localParticipant.publishTrack(screen, { source: Track.Source.ScreenShare }).catch(() => undefined)
        : undefined,
    ]);
    this.#told();
  }

  setMicrophone(on: boolean): Promise<void> {
    this.#choice = { ...this.#choice, hasMicrophone: on };
    return this.#turn('microphone', on);
  }

  setCamera(on: boolean): Promise<void> {
    this.#choice = { ...this.#choice, hasCamera: on };
    return this.#turn('camera', on);
  }

  setScreen(on: boolean): Promise<void> {
    return this.#turn('screen', on);
  }

  async chooseDevice(kind: DeviceKind, id: string): Promise<void> {
    this.#choice = { ...this.#choice, [kind]: id };
    const kinds = { camera: 'videoinput', microphone: 'audioinput', speaker: 'audiooutput' } as const;
    try {
      await this.#room?.switchActiveDevice(kinds[kind], id || 'default');
    } catch (error) {
      if (kind !== 'speaker') this.#problem = { device: kind, why: problemOf(error) };
    }
    this.#told();
  }

  /** After a press: lets be heard what the browser held back. */
  async hear(): Promise<void> {
    await this.#room?.startAudio().catch(() => undefined);
    this.#told();
  }

  async leave(): Promise<void> {
    const room = this.#room;
    this.#room = undefined;
    clearTimeout(this.#fade);
    if (room) await this.#close(room, true);
  }

  #make(): Room {
    const { camera, microphone, speaker } = this.#choice;
    const room = new Room({
      adaptiveStream: true,
      dynacast: true,
      audioCaptureDefaults: {
        deviceId: microphone || undefined,
        echoCancellation: true,
        noiseSuppression: true,
        autoGainControl: true,
      },
      videoCaptureDefaults: { deviceId: camera || undefined, resolution: VideoPresets.h720.resolution },
      ...(speaker && { audioOutput: { deviceId: speaker } }),
    });
    const changed = (): void => {
      if (room === this.#room) this.#told();
    };
    for (const event of CHANGES) room.on(event, changed);
    room.on(RoomEvent.TrackSubscribed, (track) => this.#hears(track));
    room.on(RoomEvent.TrackUnsubscribed, (track) => this.#silence(track));
    room.on(RoomEvent.Disconnected, (reason) => {
      if (room !== this.#room || reason === DisconnectReason.CLIENT_INITIATED) return;
      this.#told();
      this.parts.onLost(reason === DisconnectReason.DUPLICATE_IDENTITY ? 'elsewhere' : 'cut');
    });
    // Where captions come from: whoever transcribes sends segments, and the page shows them in its aria-live region. Ours sends none.
    room.on(RoomEvent.TranscriptionReceived, (segments, participant) => {
      if (room !== this.#room) return;
      this.#caption(segments.map(({ id, text }) => ({ id, text, identity: participant?.identity })));
    });
    return room;
  }

  async #close(room: Room, stopsScreen: boolean): Promise<void> {
    for (const track of this.#sounds.keys()) this.#silence(track);
    const local = [...room.localParticipant.trackPublications.values()];
    // A screen that goes along to another room must not be asked for again.
    await room.disconnect(false).catch(() => undefined);
    for (const { track, source } of local)
      if (stopsScreen || (source !== Track.Source.ScreenShare && source !== Track.Source.ScreenShareAudio))
        track?.stop();
  }

  async #turn(device: 'camera' | 'microphone' | 'screen', on: boolean): Promise<void> {
    const me = this.#room?.localParticipant;
    if (!me) return;
    try {
      if (device === 'microphone') await me.setMicrophoneEnabled(on);
      else if (device === 'camera') await me.setCameraEnabled(on);
      else await me.setScreenShareEnabled(on, { audio: true, selfBrowserSurface: 'include' });
      if (this.#problem?.device === device) this.#problem = undefined;
    } catch (error) {
      const why = problemOf(error);
      // Closing the browser's question about a screen is an answer, not a problem.
      if (!(device === 'screen' && why === 'denied')) this.#problem = { device, why };
    }
    this.#told();
  }

  #hears(track: RemoteTrack): void {
    if (track.kind !== Track.Kind.Audio) return;
    const element = track.attach();
    element.hidden = true;
    document.body.append(element);
    this.#sounds.set(track, element);
  }

  #silence(track: RemoteTrack): void {
    this.#sounds.delete(track);
    if (track.kind === Track.Kind.Audio) for (const element of track.detach()) element.remove();
  }

  #caption(heard: readonly Caption[]): void {
    this.#captions = withCaptions(this.#captions, heard);
    clearTimeout(this.#fade);
    this.#fade = setTimeout(() => {
      this.#captions = [];
      this.#told();
    }, CAPTION_MS);
    this.#told();
  }

  #told(): void {
    const room = this.#room;
    if (!room) return;
    const me = room.localParticipant;
    this.view = {
      line: room.state === 'connected' ? 'live' : 'back',
      people: [me, ...room.remoteParticipants.values()].map((each) => this.#attendee(each, each === me)),
      hasMicrophone: me.isMicrophoneEnabled,
      hasCamera: me.isCameraEnabled,
      hasScreen: me.isScreenShareEnabled,
      isHeard: room.canPlaybackAudio,
      problem: this.#problem,
      captions: this.#captions,
    };
    this.parts.onChange();
  }

  #attendee(participant: Participant, isMe: boolean): Attendee {
    return {
      identity: participant.identity,
      isMe,
      isSpeaking: participant.isSpeaking,
      isMuted: !participant.isMicrophoneEnabled,
      quality: QUALITIES[participant.connectionQuality] ?? 'unknown',
      camera: this.#picture(participant.getTrackPublication(Track.Source.Camera)),
      screen: this.#picture(participant.getTrackPublication(Track.Source.ScreenShare)),
    };
  }

  #picture(publication: TrackPublication | LocalTrackPublication | undefined): Moving | undefined {
    const track = publication?.videoTrack;
    if (!track || publication?.isMuted) return undefined;
    let moving = this.#moving.get(track);
    if (!moving) {
      moving = {
        id: publication.trackSid,
        attach: (element) => void track.attach(element),
        detach: (element) => void track.detach(element),
      };
      this.#moving.set(track, moving);
    }
    return moving;
  }
}

const QUALITIES: Readonly<Partial<Record<ConnectionQuality, Attendee['quality']>>> = {
  [ConnectionQuality.Excellent]: 'good',
  [ConnectionQuality.Good]: 'good',
  [ConnectionQuality.Poor]: 'poor',
  [ConnectionQuality.Lost]: 'lost',
};

/** After each of these something on the screen is another. */
const CHANGES = [
  RoomEvent.ConnectionStateChanged,
  RoomEvent.ParticipantConnected,
  RoomEvent.ParticipantDisconnected,
  RoomEvent.TrackSubscribed,
  RoomEvent.TrackUnsubscribed,
  RoomEvent.TrackMuted,
  RoomEvent.TrackUnmuted,
  RoomEvent.LocalTrackPublished,
  RoomEvent.LocalTrackUnpublished,
  RoomEvent.ActiveSpeakersChanged,
  RoomEvent.ConnectionQualityChanged,
  RoomEvent.AudioPlaybackStatusChanged,
  RoomEvent.ParticipantPermissionsChanged,
] as const;
