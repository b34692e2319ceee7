import { AgeBand } from '@my-girok/proto';
import { Inject, Injectable } from '@nestjs/common';
import { type Band, MATCHING_CONFIG, type MatchingConfig } from '../config.js';
import { admissionErrors } from './admission.errors.js';
import { AuthClient } from './auth.client.js';

const BANDS: Partial<Record<AgeBand, Band>> = {
  [AgeBand.AGE_BAND_ADULT]: 'adult',
  [AgeBand.AGE_BAND_MINOR]: 'minor',
};

/** Who may meet anybody at all, by their age and whether they are banned, as auth-service says it now. */
@Injectable()
export class FindClearance {
  constructor(
    @Inject(MATCHING_CONFIG) private readonly config: MatchingConfig,
    private readonly auth: AuthClient,
  ) {}

  /**
   * The band a person meets within. Throws MATCHING_PERSON_NOT_FOUND, MATCHING_BANNED, MATCHING_AGE_UNKNOWN,
   * MATCHING_AGE_NOT_ALLOWED, UnavailableError.
   */
  async band(userId: string): Promise<Band> {
    const [clearance] = await this.auth.clearances([userId]);
    if (!clearance) throw admissionErrors.accountGone();
    if (clearance.banned) throw admissionErrors.banned();
    const band = BANDS[clearance.ageBand];
    if (!band) throw admissionErrors.ageUnknown();
    if (!this.config.MATCHING_BANDS.includes(band)) throw admissionErrors.ageNotAllowed();
    return band;
  }

  /** Who of at most 200 may meet people of a band. Throws UnavailableError. */
  async clearedFor(band: Band, userIds: readonly string[]): Promise<Set<string>> {
    if (!this.config.MATCHING_BANDS.includes(band)) return new Set();
    const found = await this.auth.clearances(userIds);
    const cleared = found.filter(({ banned, ageBand }) => !banned && BANDS[ageBand] === band);
    return new Set(cleared.map(({ userId }) => userId));
  }
}
