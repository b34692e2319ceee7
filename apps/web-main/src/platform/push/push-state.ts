/** How push stands on this device. `install`: only once the app is on the home screen, as on iPhones. */
export type PushState = 'unsupported' | 'install' | 'denied' | 'off' | 'on';

export interface PushFacts {
  readonly hasPush: boolean;
  readonly isIos: boolean;
  readonly isInstalled: boolean;
  readonly permission: NotificationPermission;
  readonly isWanted: boolean;
  readonly hasSubscription: boolean;
}

export function pushStateOf(facts: PushFacts): PushState {
  if (!facts.hasPush) return facts.isIos && !facts.isInstalled ? 'install' : 'unsupported';
  if (facts.permission === 'denied') return 'denied';
  return facts.permission === 'granted' && facts.isWanted && facts.hasSubscription ? 'on' : 'off';
}

/** The bytes of a key in base64url, as browsers want it. */
export function bytesOfKey(key: string): Uint8Array<ArrayBuffer> {
  const text = atob(key.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(text, (each) => each.charCodeAt(0));
}

/** Whether a subscription was made with this key. */
export function hasKey(used: ArrayBuffer | null, key: string): boolean {
  if (!used) return false;
  const [one, other] = [new Uint8Array(used), bytesOfKey(key)];
  return one.length === other.length && one.every((byte, at) => byte === other[at]);
}
