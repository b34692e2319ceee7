import { describe, expect, it } from 'vitest';
import { presetSources } from './preset-sources';

describe('presetSources', () => {
  it('offers every size of a picture of a person', () => {
    expect(presetSources('http://media.test/media/1/avatar192')).toBe(
      'http://media.test/media/1/avatar96 96w, http://media.test/media/1/avatar192 192w, http://media.test/media/1/avatar384 384w',
    );
    expect(presetSources('http://media.test/media/1/header1280')).toMatch(/header640 640w, .*header1920 1920w$/);
  });
  it('leaves other addresses alone', () => {
    expect(presetSources('https://example.org/ada.jpg')).toBeUndefined();
    expect(presetSources('http://media.test/media/1/avatar1000')).toBeUndefined();
  });
});
