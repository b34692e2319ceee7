/** What one chose on this device; an empty id is the browser's own choice. */
export interface DeviceChoice {
  readonly camera: string;
  readonly microphone: string;
  readonly speaker: string;
  /** Whether one goes in with sound and with a picture. */
  readonly hasMicrophone: boolean;
  readonly hasCamera: boolean;
}

export type DeviceKind = 'camera' | 'microphone' | 'speaker';

export interface Device {
  readonly id: string;
  readonly label: string;
}

export type Devices = Readonly<Record<DeviceKind, readonly Device[]>>;

export const NO_DEVICES: Devices = { camera: [], microphone: [], speaker: [] };

const KEY = 'girok.call-devices';
const FIRST: DeviceChoice = { camera: '', microphone: '', speaker: '', hasMicrophone: true, hasCamera: true };

/** Reads what was kept; anything else than ours is as if nothing was. */
export function choiceOf(kept: string | null): DeviceChoice {
  try {
    const read = JSON.parse(kept ?? 'null') as Partial<DeviceChoice> | null;
    if (typeof read !== 'object' || read === null) return FIRST;
    const text = (value: unknown): string => (typeof value === 'string' && value.length <= 256 ? value : '');
    return {
      camera: text(read.camera),
      microphone: text(read.microphone),
      speaker: text(read.speaker),
      hasMicrophone: read.hasMicrophone !== false,
      hasCamera: read.hasCamera !== false,
    };
  } catch {
    return FIRST;
  }
}

export function rememberedChoice(): DeviceChoice {
  try {
    return choiceOf(localStorage.getItem(KEY));
  } catch {
    return FIRST;
  }
}

export function rememberChoice(choice: DeviceChoice): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(choice));
  } catch {
    // Without storage one chooses again the next time.
  }
}

const KINDS: Readonly<Record<MediaDeviceKind, DeviceKind>> = {
  audioinput: 'microphone',
  audiooutput: 'speaker',
  videoinput: 'camera',
};

/** Devices by kind, without the doubles that browsers list for what is the default anyway. */
export function devicesOf(listed: readonly Pick<MediaDeviceInfo, 'kind' | 'deviceId' | 'label'>[]): Devices {
  const devices: Record<DeviceKind, Device[]> = { camera: [], microphone: [], speaker: [] };
  for (const { kind, deviceId, label } of listed)
    if (deviceId && deviceId !== 'default' && deviceId !== 'communications')
      devices[KINDS[kind]].push({ id: deviceId, label });
  return devices;
}

/** Where the browser lets one choose what is heard through. */
export const canChooseSpeaker = (): boolean => 'setSinkId' in HTMLMediaElement.prototype;

/** Why a device is not to be had: the person or the browser said no, there is none, another program has it. */
export type DeviceProblem = 'denied' | 'missing' | 'taken' | 'unknown';

const PROBLEMS: Readonly<Record<string, DeviceProblem>> = {
  NotAllowedError: 'denied',
  SecurityError: 'denied',
  NotFoundError: 'missing',
  OverconstrainedError: 'missing',
  NotReadableError: 'taken',
  AbortError: 'taken',
  TrackStartError: 'taken',
};

export const problemOf = (error: unknown): DeviceProblem =>
  PROBLEMS[(error as { name?: string } | undefined)?.name ?? ''] ?? 'unknown';
