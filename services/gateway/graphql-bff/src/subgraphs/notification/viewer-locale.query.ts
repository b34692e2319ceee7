import type { AuthServiceClient, PersonalServiceClient } from '@my-girok/proto';
import { LOCALES, type Locale } from '@my-girok/types';
import { Inject, Injectable } from '@nestjs/common';
import { AUTH_CLIENT, PERSONAL_CLIENT } from '../../clients/clients.js';
import { requireViewer } from '../../operation/arguments.js';
import { callAs, type Operation } from '../../operation/operation.js';

/** The language that a person is to be told things in, where no page asks: their profile's, else that of their registration. */
@Injectable()
export class ViewerLocale {
  constructor(
    @Inject(AUTH_CLIENT) private readonly auth: AuthServiceClient,
    @Inject(PERSONAL_CLIENT) private readonly personal: PersonalServiceClient,
  ) {}

  /** Throws BFF_SIGNED_OUT; UnavailableError while it cannot be told. */
  async run(operation: Operation): Promise<Locale> {
    const { userId } = requireViewer(operation);
    const { profiles } = await this.personal.batchGetProfiles({ userIds: [userId] }, callAs(operation));
    const chosen = profiles[0]?.locale || (await this.auth.getAccount({}, callAs(operation))).locale;
    return LOCALES.find((locale) => locale === chosen) ?? 'en';
  }
}
