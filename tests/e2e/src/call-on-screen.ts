import type { BrowserContext, Locator, Page } from 'playwright-core';
import { until } from './until.ts';

/** On a busy machine what is usually there at once takes its time. */
export const SLOW = 60_000;

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

export const ring = (page: Page): Locator => page.getByRole('region', { name: 'Incoming call' });
export const stage = (page: Page): Locator => page.getByRole('dialog', { name: /^Call (with|in) / });
export const tiles = (page: Page): Locator =>
  stage(page).getByRole('list', { name: 'People in the call' }).getByRole('listitem');
export const press = (page: Page, name: string): Promise<void> =>
  stage(page).getByRole('button', { name, exact: true }).first().click();

/** Whether more pictures and more sound, not all of it silence, come in than a moment before. */
export async function hearsAndSees(page: Page): Promise<void> {
  const before = await received(page);
  await until(
    'pictures and sound come in',
    async () => {
      const now = await received(page);
      return now.frames > before.frames + 5 && now.soundBytes > before.soundBytes && now.energy > before.energy;
    },
    SLOW,
  );
}
