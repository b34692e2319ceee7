import { describe, expect, it } from 'vitest';
import { choiceOf, devicesOf, problemOf } from './devices.ts';

describe('the choice of devices', () => {
  it('is what was kept, and the browser’s own where nothing or nonsense was', () => {
    const kept = { camera: 'c', microphone: 'm', speaker: 's', hasMicrophone: false, hasCamera: true };
    expect(choiceOf(JSON.stringify(kept))).toEqual(kept);
    const first = { camera: '', microphone: '', speaker: '', hasMicrophone: true, hasCamera: true };
    for (const odd of [null, 'null', '{', '7', JSON.stringify({ camera: 7, speaker: 'x'.repeat(300) })])
      expect(choiceOf(odd)).toEqual(first);
  });
});

describe('devices', () => {
  it('are listed by kind, without the browser’s doubles', () => {
    const listed = [
      { kind: 'audioinput', deviceId: 'default', label: 'Default - Desk' },
      { kind: 'audioinput', deviceId: 'm1', label: 'Desk' },
      { kind: 'videoinput', deviceId: 'c1', label: 'Front' },
      { kind: 'videoinput', deviceId: '', label: '' },
      { kind: 'audiooutput', deviceId: 's1', label: 'Headphones' },
    ] as const;
    expect(devicesOf(listed)).toEqual({
      microphone: [{ id: 'm1', label: 'Desk' }],
      camera: [{ id: 'c1', label: 'Front' }],
      speaker: [{ id: 's1', label: 'Headphones' }],
    });
  });

  it('are missing for a reason one can act on', () => {
    expect(problemOf(new DOMException('', 'NotAllowedError'))).toBe('denied');
    expect(problemOf(new DOMException('', 'NotFoundError'))).toBe('missing');
    expect(problemOf(new DOMException('', 'NotReadableError'))).toBe('taken');
    expect(problemOf('odd')).toBe('unknown');
  });
});
