/** Two notes, a pause, again: made here, so that nothing has to be loaded. */
const NOTES_HZ = [659.3, 880] as const;
const NOTE_S = 0.32;
const EVERY_MS = 2_400;
const LOUD = 0.12;

function play(context: AudioContext): void {
  NOTES_HZ.forEach((hertz, index) => {
    const from = context.currentTime + index * NOTE_S;
    const tone = context.createOscillator();
    const loudness = context.createGain();
    tone.type = 'sine';
    tone.frequency.value = hertz;
    loudness.gain.setValueAtTime(0, from);
    loudness.gain.linearRampToValueAtTime(LOUD, from + 0.03);
    loudness.gain.exponentialRampToValueAtTime(0.001, from + NOTE_S * 1.6);
    tone.connect(loudness).connect(context.destination);
    tone.start(from);
    tone.stop(from + NOTE_S * 1.7);
  });
}

/**
 * Rings aloud until the answer is called. Of a person's tabs one does: whichever gets the lock. Browsers let nothing be heard
 * before the first press on a page, so a tab that was not touched leaves the lock to others.
 */
export function ringAloud(person: string): () => void {
  let isOver = false;
  let stop = (): void => {};
  const begin = (): void => {
    if (isOver || !navigator.userActivation?.hasBeenActive) return;
    void navigator.locks.request(`girok.ring.${person}`, () => {
      if (isOver) return;
      const context = new AudioContext();
      void context.resume();
      play(context);
      const timer = setInterval(() => play(context), EVERY_MS);
      return new Promise<void>((done) => {
        stop = () => {
          clearInterval(timer);
          void context.close();
          done();
        };
      });
    });
  };
  if (navigator.userActivation?.hasBeenActive) begin();
  else addEventListener('pointerdown', begin, { once: true });
  return () => {
    isOver = true;
    removeEventListener('pointerdown', begin);
    stop();
  };
}
