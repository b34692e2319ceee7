import type { DeviceProblem } from './devices.ts';

/** A picture that comes, to be put into a video element. */
export interface Moving {
  readonly id: string;
  attach(element: HTMLVideoElement): void;
  detach(element: HTMLVideoElement): void;
}

/** One device in the call, as the media server tells of it. */
export interface Attendee {
  readonly identity: string;
  readonly isMe: boolean;
  readonly isSpeaking: boolean;
  readonly isMuted: boolean;
  readonly quality: 'good' | 'poor' | 'lost' | 'unknown';
  readonly camera: Moving | undefined;
  readonly screen: Moving | undefined;
}

/** What somebody said, in words, while it is said and shortly after. */
export interface Caption {
  readonly id: string;
  readonly identity: string | undefined;
  readonly text: string;
}

export interface SessionView {
  /** Whether sound and pictures go now; `back` while they are coming back. */
  readonly line: 'live' | 'back';
  /** Oneself first. */
  readonly people: readonly Attendee[];
  readonly hasMicrophone: boolean;
  readonly hasCamera: boolean;
  readonly hasScreen: boolean;
  /** False where the browser waits for a press before it lets anything be heard. */
  readonly isHeard: boolean;
  /** The device that was wanted last and is not to be had. */
  readonly problem: { readonly device: 'camera' | 'microphone' | 'screen'; readonly why: DeviceProblem } | undefined;
  readonly captions: readonly Caption[];
}

const CAPTIONS_SHOWN = 2;

/** The latest captions, one a segment: a segment that is said on takes the place of what it was. */
export function withCaptions(shown: readonly Caption[], heard: readonly Caption[]): readonly Caption[] {
  const fresh = heard.filter(({ text }) => text.trim() !== '');
  const ids = new Set(fresh.map(({ id }) => id));
  return [...shown.filter(({ id }) => !ids.has(id)), ...fresh].slice(-CAPTIONS_SHOWN);
}
