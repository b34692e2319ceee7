import type { BrowserContext, Page } from 'playwright-core';

/** A camera and a microphone that are none, given to whoever asks; a screen is chosen without a question. */
export const FAKE_MEDIA = [
  '--use-fake-ui-for-media-stream',
  '--use-fake-device-for-media-stream',
  '--autoplay-policy=no-user-gesture-required',
];

/** What came in over all connections of a page since it was loaded. */
export interface Received {
  /** Pictures decoded. */
  readonly frames: number;
  readonly soundBytes: number;
  /** More than silence was heard. */
  readonly energy: number;
}

/** Lets every page of a context count what it receives: use before its first page goes anywhere. */
export async function countMedia(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const peers: RTCPeerConnection[] = [];
    Object.assign(globalThis, { callPeers: peers });
    const Real = globalThis.RTCPeerConnection;
    globalThis.RTCPeerConnection = class extends Real {
      constructor(...parts: ConstructorParameters<typeof Real>) {
        super(...parts);
        peers.push(this);
      }
    };
  });
}

export const received = (page: Page): Promise<Received> =>
  page.evaluate(async () => {
    const { callPeers = [] } = globalThis as unknown as { callPeers?: RTCPeerConnection[] };
    const sum = { frames: 0, soundBytes: 0, energy: 0 };
    for (const peer of callPeers)
      for (const report of (await peer.getStats()).values()) {
        if (report.type !== 'inbound-rtp') continue;
        if (report.kind === 'video') sum.frames += report.framesDecoded ?? 0;
        else {
          sum.soundBytes += report.bytesReceived ?? 0;
          sum.energy += report.totalAudioEnergy ?? 0;
        }
      }
    return sum;
  });
