import { MEDIA_PRESETS } from '@my-girok/types';

/** The same picture in every size it was made in, told by the last part of its address; undefined for other addresses. */
export function presetSources(src: string): string | undefined {
  const [, place, name] = /^(.*\/)((?:avatar|header)\d+)$/.exec(src) ?? [];
  const presets = [MEDIA_PRESETS.avatar, MEDIA_PRESETS.header].find((group) =>
    group.some((each) => each.name === name),
  );
  return presets?.map((each) => `${place}${each.name} ${each.width}w`).join(', ');
}
