import { ApiClient, ApiError } from './api-client.ts';
import type { DemoPerson } from './people.ts';

/** A person of the demo data at the public API. */
export interface SignedIn {
  person: DemoPerson;
  api: ApiClient;
  id: string;
}

/** Tries again until a moment while something is not up yet. @throws what is lasting at once */
export async function retry<T>(deadline: number, action: () => Promise<T>): Promise<T> {
  for (let wait = 250; ; wait = Math.min(wait * 2, 4000)) {
    try {
      return await action();
    } catch (error) {
      const lasting =
        error instanceof ApiError &&
        !error.codes.some((code) => /RATE_LIMITED|UNAVAILABLE|INTERNAL|NOT_FOUND/.test(code));
      if (lasting || Date.now() + wait > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
}

/** Registers a person, or logs in whom an earlier start made. */
export async function signIn(url: string, person: DemoPerson, deadline: number): Promise<SignedIn> {
  const api = new ApiClient(url);
  const { email, password, name } = person;
  try {
    await retry(deadline, () =>
      api.ask('mutation($input: RegisterInput!) { register(input: $input) { success } }', {
        input: { email, password, name },
      }),
    );
  } catch (error) {
    // An earlier start made this person.
    if (!(error instanceof ApiError && error.codes.some((code) => /CONFLICT|EXISTS|TAKEN/.test(code)))) throw error;
    await retry(deadline, () =>
      api.ask('mutation($input: LoginInput!) { login(input: $input) { success } }', { input: { email, password } }),
    );
  }
  const { me } = await api.ask<{ me: { id: string } }>('{ me { id } }');
  return { person, api, id: me.id };
}
