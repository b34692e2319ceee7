export interface ProfileText {
  readonly bio: string;
  readonly links: readonly { readonly label: string; readonly url: string }[];
}

/** Reads an unsaved profile back; undefined when there is none, or it is not readable. */
export function parseProfile(text: string): ProfileText | undefined {
  if (text === '') return undefined;
  try {
    const kept = JSON.parse(text) as Partial<ProfileText>;
    if (typeof kept.bio !== 'string' || !Array.isArray(kept.links)) return undefined;
    return { bio: kept.bio, links: kept.links.map(({ label, url }) => ({ label: String(label), url: String(url) })) };
  } catch {
    return undefined;
  }
}

/**
 * A profile that two tabs changed: a form is filled in as a whole, so the later one counts, with what only the earlier one
 * has where the later one is empty.
 */
export function laterProfile(kept: string, written: string): string {
  const [earlier, later] = [parseProfile(kept), parseProfile(written)];
  if (!earlier || !later) return written;
  const links = filledLinks(later.links).length > 0 ? later.links : earlier.links;
  return JSON.stringify({ bio: later.bio.trim() === '' ? earlier.bio : later.bio, links });
}

/** The links as they are sent: without those left empty. */
export const filledLinks = (links: ProfileText['links']): ProfileText['links'] =>
  links
    .map(({ label, url }) => ({ label: label.trim(), url: url.trim() }))
    .filter(({ label, url }) => label !== '' || url !== '');

/** What is wrong with one link. */
export function checkLink({ label, url }: ProfileText['links'][number]): { label?: 'missing'; url?: 'invalid' } {
  if (label.trim() === '' && url.trim() === '') return {};
  const isAddress = URL.canParse(url.trim()) && /^https?:$/.test(new URL(url.trim()).protocol);
  return {
    ...(label.trim() === '' ? { label: 'missing' as const } : {}),
    ...(isAddress ? {} : { url: 'invalid' as const }),
  };
}
