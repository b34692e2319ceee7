import { AgeBand as AgeBandMessage } from '@my-girok/proto';
import type { AgeBand } from './age.js';

const BANDS: Record<AgeBand, AgeBandMessage> = {
  unknown: AgeBandMessage.AGE_BAND_UNKNOWN,
  minor: AgeBandMessage.AGE_BAND_MINOR,
  adult: AgeBandMessage.AGE_BAND_ADULT,
};

export const toAgeBand = (band: AgeBand): AgeBandMessage => BANDS[band];
