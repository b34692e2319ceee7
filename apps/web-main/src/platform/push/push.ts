import type { ApolloClient } from '@apollo/client';
import {
  PushKeyDocument,
  RemovePushSubscriptionDocument,
  SavePushSubscriptionDocument,
} from '../../gen/notifications/graphql.ts';
import { bytesOfKey, hasKey, type PushState, pushStateOf } from './push-state.ts';

/** The person who turned push on in this browser: a subscription is theirs alone. */
const KEY = 'girok.push';

const remembered = (): string | null => {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
};
function remember(person: string | undefined): void {
  try {
    if (person) localStorage.setItem(KEY, person);
    else localStorage.removeItem(KEY);
  } catch {
    // Storage is refused: push lasts as long as the page.
  }
}

const hasPush = (): boolean => 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window;
const isIos = (): boolean =>
  /iP(hone|ad|od)/.test(navigator.userAgent) || (navigator.platform === 'MacIntel' && navigator.maxTouchPoints > 1);
const isInstalled = (): boolean => matchMedia('(display-mode: standalone)').matches;

interface Policy {
  createScriptURL(url: string): string;
}
type PolicyFactory = { createPolicy(name: string, rules: Policy): Policy };

/** The page's policy lets no plain text become a script's address: this one may. */
function workerAddress(): string {
  const factory = (globalThis as { trustedTypes?: PolicyFactory }).trustedTypes;
  const policy = factory?.createPolicy('girok-worker', { createScriptURL: () => '/sw.js' });
  return policy ? policy.createScriptURL('') : '/sw.js';
}
let address: string | undefined;

async function register(): Promise<ServiceWorkerRegistration> {
  address ??= workerAddress();
  await navigator.serviceWorker.register(address, { scope: '/', updateViaCache: 'none' });
  return navigator.serviceWorker.ready;
}

const subscriptionHere = async (): Promise<PushSubscription | null> => {
  const registration = await navigator.serviceWorker.getRegistration('/');
  return (await registration?.pushManager.getSubscription()) ?? null;
};

const listeners = new Set<() => void>();
const changed = (): void => {
  for (const listener of listeners) listener();
};

/** Calls when push may stand otherwise than before. */
export function onPushChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** How push stands for a person in this browser. */
export async function pushState(person: string): Promise<PushState> {
  const can = hasPush();
  return pushStateOf({
    hasPush: can,
    isIos: isIos(),
    isInstalled: isInstalled(),
    permission: can ? Notification.permission : 'default',
    isWanted: remembered() === person,
    hasSubscription: can && (await subscriptionHere().catch(() => null)) !== null,
  });
}

/** The service has no keys: nobody can be pushed to. */
export class NoPushKeyError extends Error {}

async function subscribe(client: ApolloClient): Promise<void> {
  const { data, error } = await client.query({ query: PushKeyDocument, fetchPolicy: 'network-only' });
  if (error) throw error;
  const key = data?.pushKey;
  if (!key) throw new NoPushKeyError();
  const { pushManager } = await register();
  const known = await pushManager.getSubscription();
  if (known && !hasKey(known.options.applicationServerKey, key)) await known.unsubscribe();
  const subscription = await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: bytesOfKey(key) });
  const { endpoint, keys } = subscription.toJSON();
  const input = { endpoint: endpoint ?? '', p256dh: keys?.p256dh ?? '', auth: keys?.auth ?? '' };
  await client.mutate({ mutation: SavePushSubscriptionDocument, variables: { input } });
}

/** Turns push on, asking for permission where the browser has not been asked: call it from a press only. Throws what went wrong. */
export async function turnPushOn(client: ApolloClient, person: string): Promise<PushState> {
  try {
    if ((await Notification.requestPermission()) === 'granted') {
      await subscribe(client);
      remember(person);
    }
    return await pushState(person);
  } finally {
    changed();
  }
}

/** Turns push off on this device. What the browser cannot unsubscribe, the service still forgets, and the other way round. */
export async function turnPushOff(client: ApolloClient): Promise<void> {
  remember(undefined);
  if (!hasPush()) return;
  const subscription = await subscriptionHere().catch(() => null);
  if (subscription) {
    const { endpoint } = subscription;
    const ended = await subscription.unsubscribe().catch(() => false);
    const told = client.mutate({ mutation: RemovePushSubscriptionDocument, variables: { endpoint } });
    // An endpoint that is gone here is found gone by the service, too.
    await told.catch((error: unknown) => {
      if (!ended) throw error;
    });
  }
  changed();
}

/** On opening the app: keeps the subscription with this session and the service's key of today, and ends one that was somebody else's. */
export async function keepPush(client: ApolloClient, person: string): Promise<void> {
  if (!hasPush() || Notification.permission !== 'granted') return;
  const owner = remembered();
  if (owner === person) await subscribe(client).catch(() => undefined);
  else if (owner) {
    remember(undefined);
    await (await subscriptionHere().catch(() => null))?.unsubscribe().catch(() => undefined);
  }
  changed();
}

interface WorkerMessage {
  readonly kind?: string;
  readonly url?: string;
}

/** Hears of pushes that were opened, and of subscriptions the browser made anew. */
export function onPushMessages(on: { readonly open: (path: string) => void; readonly anew: () => void }): () => void {
  if (!('serviceWorker' in navigator)) return () => {};
  const hear = ({ data, ports }: MessageEvent<WorkerMessage | null>): void => {
    if (data?.kind === 'girok.push') on.anew();
    if (data?.kind !== 'girok.open' || !data.url?.startsWith('/')) return;
    ports[0]?.postMessage(true);
    on.open(data.url);
  };
  navigator.serviceWorker.addEventListener('message', hear);
  navigator.serviceWorker.startMessages();
  return () => navigator.serviceWorker.removeEventListener('message', hear);
}
