const KEY = 'girok.ring';

/** Whether calls ring aloud on this device. */
export function ringsAloud(): boolean {
  try {
    return localStorage.getItem(KEY) !== 'off';
  } catch {
    return true;
  }
}

export function setRingsAloud(on: boolean): void {
  try {
    if (on) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, 'off');
  } catch {
    // Without storage it rings.
  }
}
