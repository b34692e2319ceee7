import { useEffect, useState } from 'react';
import { type DeviceChoice, type DeviceProblem, type Devices, devicesOf, NO_DEVICES, problemOf } from './devices.ts';

interface Source {
  readonly stream: MediaStream | undefined;
  readonly problem: DeviceProblem | undefined;
}

const NOTHING: Source = { stream: undefined, problem: undefined };

/** A device of this page's own, until nothing shows it any more. */
function useSource(kind: 'audio' | 'video', id: string, isWanted: boolean, attempt: number): Source {
  const [source, setSource] = useState(NOTHING);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a further attempt asks again
  useEffect(() => {
    if (!isWanted) return;
    let stream: MediaStream | undefined;
    let isOver = false;
    const from = id ? { deviceId: { ideal: id } } : {};
    const wish =
      kind === 'audio' ? { audio: from } : { video: { ...from, width: { ideal: 1280 }, height: { ideal: 720 } } };
    // Outside of a secure page browsers have no devices at all.
    const asked = navigator.mediaDevices?.getUserMedia(wish) ?? Promise.reject(new DOMException('', 'SecurityError'));
    asked.then(
      (got) => {
        stream = got;
        if (isOver) stopAll(got);
        else setSource({ stream: got, problem: undefined });
      },
      (error: unknown) => !isOver && setSource({ stream: undefined, problem: problemOf(error) }),
    );
    return () => {
      isOver = true;
      if (stream) stopAll(stream);
      setSource(NOTHING);
    };
  }, [kind, id, isWanted, attempt]);
  return source;
}

const stopAll = (stream: MediaStream): void => {
  for (const track of stream.getTracks()) track.stop();
};

export interface Preview {
  readonly picture: Source;
  readonly sound: Source;
  readonly devices: Devices;
  readonly tryAgain: () => void;
}

/** What others would see and hear, before they do. */
export function usePreview(choice: DeviceChoice, showsPicture: boolean): Preview {
  const [attempt, setAttempt] = useState(0);
  const sound = useSource('audio', choice.microphone, choice.hasMicrophone, attempt);
  const picture = useSource('video', choice.camera, choice.hasCamera && showsPicture, attempt);
  const devices = useDevices(sound.stream, picture.stream);
  return { picture, sound, devices, tryAgain: () => setAttempt((now) => now + 1) };
}

/** The devices there are; browsers name them once one may be used. */
export function useDevices(...mayBeUsed: readonly unknown[]): Devices {
  const [devices, setDevices] = useState(NO_DEVICES);
  useEffect(() => {
    const media = navigator.mediaDevices;
    if (!media) return;
    let isOver = false;
    const list = (): void =>
      void media.enumerateDevices().then(
        (listed) => !isOver && setDevices(devicesOf(listed)),
        () => undefined,
      );
    list();
    media.addEventListener('devicechange', list);
    return () => {
      isOver = true;
      media.removeEventListener('devicechange', list);
    };
    // biome-ignore lint/correctness/useExhaustiveDependencies: names come with the permission
  }, mayBeUsed);
  return devices;
}
