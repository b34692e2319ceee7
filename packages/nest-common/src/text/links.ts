import { LinkifyIt } from 'linkify-it';

/** An address in a text; offsets are UTF-16 code units, the end is exclusive. */
export interface FoundLink {
  start: number;
  end: number;
  /** http or https. */
  link: string;
}

/** Nobody follows a longer address, and lists carry each twice. */
const LINK_MAX = 2000;

/** Addresses that say what they are: a name with a dot is as often a sentence's end. */
const linkify = new LinkifyIt({ fuzzyLink: false, fuzzyEmail: false, maxLength: LINK_MAX })
  .add('ftp:', null)
  .add('mailto:', null)
  .add('//', null);

/** What follows a part of an address that was no host. */
const NAME_BEFORE_HOST = /^(:[^\s/@]*)?@/;

/** The http and https addresses in a text, in order. */
export function findLinks(text: string): FoundLink[] {
  return (linkify.match(text) ?? []).flatMap(({ index: start, lastIndex: end, url: link }) =>
    isPlainAddress(link, text.slice(end, end + LINK_MAX)) ? [{ start, end, link }] : [],
  );
}

/** http or https, and whole: not the name before the host, which is how one host is made to look like another. */
function isPlainAddress(address: string, rest: string): boolean {
  if (NAME_BEFORE_HOST.test(rest) || !URL.canParse(address)) return false;
  const { protocol, username, password } = new URL(address);
  return (protocol === 'http:' || protocol === 'https:') && username === '' && password === '';
}
