import { AgeBand } from '@my-girok/proto';
import type * as schema from '../../gen/auth.js';

/** What the graph's enums are called between services. Of what we do not know, the least is claimed. */
export function ageBandOf(band: AgeBand): schema.AgeBand {
  if (band === AgeBand.AGE_BAND_ADULT) return 'ADULT';
  return band === AgeBand.AGE_BAND_MINOR ? 'MINOR' : 'UNKNOWN';
}
