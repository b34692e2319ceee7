type DeviceStorage = Pick<Storage, 'key' | 'length' | 'removeItem'>;

/**
 * Removes what this device keeps under a person's id: drafts and what was not sent yet. For when the person is gone for good;
 * after logging out it stays, for them only. A device that keeps nothing has nothing to forget.
 */
export function forgetOnDevice(personId: string, storage: DeviceStorage): void {
  try {
    const keys = Array.from({ length: storage.length }, (_, at) => storage.key(at));
    for (const key of keys) if (key?.startsWith('girok.') && key.split('.').includes(personId)) storage.removeItem(key);
  } catch {
    // Storage that is refused now was refused when there was something to keep.
  }
}
