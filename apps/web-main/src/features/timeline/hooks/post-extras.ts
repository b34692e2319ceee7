import { LIMITS } from '@my-girok/types';
import type { Visibility } from '../../../gen/graphql.ts';
import type { QuoteCard } from '../../../platform/compose.ts';
import { type Mention, validMentions } from '../../../platform/mentions/mention-ranges.ts';

/** A picture of a post that is not made yet: which upload it is, and what it shows. */
export interface AttachedPicture {
  readonly upload: string;
  readonly alt: string;
}

/** Everything of a post but its text. */
export interface PostExtras {
  readonly mentions: readonly Mention[];
  readonly pictures: readonly AttachedPicture[];
  readonly visibility: Visibility;
  /** Null: there is none; empty: it is being written. */
  readonly warning: string | null;
  readonly quote: QuoteCard | null;
}

export const NO_EXTRAS: PostExtras = { mentions: [], pictures: [], visibility: 'PUBLIC', warning: null, quote: null };

const VISIBILITIES: readonly Visibility[] = ['PUBLIC', 'FOLLOWERS', 'SELF'];

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

function mentionFrom(value: unknown): Mention[] {
  if (!isObject(value)) return [];
  const { start, end, userId, name } = value;
  const isWhole = Number.isInteger(start) && Number.isInteger(end) && typeof userId === 'string';
  return isWhole && typeof name === 'string'
    ? [{ start: start as number, end: end as number, userId: userId as string, name }]
    : [];
}

function pictureFrom(value: unknown): AttachedPicture[] {
  if (!isObject(value) || typeof value.upload !== 'string') return [];
  return [{ upload: value.upload, alt: typeof value.alt === 'string' ? value.alt : '' }];
}

function quoteFrom(value: unknown): QuoteCard | null {
  if (!isObject(value) || typeof value.id !== 'string') return null;
  const { id, name, text } = value;
  return { id, name: typeof name === 'string' ? name : '', text: typeof text === 'string' ? text : '' };
}

/** Makes sure of what a device kept, whoever wrote it: what is not readable is left out, the rest stays. */
export function extrasFrom(value: unknown): PostExtras {
  if (!isObject(value)) return NO_EXTRAS;
  const visibility = VISIBILITIES.find((each) => each === value.visibility) ?? 'PUBLIC';
  return {
    mentions: list(value.mentions).flatMap(mentionFrom),
    pictures: list(value.pictures).flatMap(pictureFrom).slice(0, LIMITS.picturesMax),
    visibility,
    warning: typeof value.warning === 'string' ? value.warning : null,
    quote: quoteFrom(value.quote),
  };
}

/** Reads a draft's extras back. */
export function parseExtras(text: string): PostExtras {
  try {
    return text === '' ? NO_EXTRAS : extrasFrom(JSON.parse(text));
  } catch {
    return NO_EXTRAS;
  }
}

/** As a draft keeps them; empty when there is nothing to keep. */
export function writeExtras(extras: PostExtras): string {
  const isNothing =
    extras.mentions.length === 0 &&
    extras.pictures.length === 0 &&
    extras.visibility === 'PUBLIC' &&
    extras.warning === null &&
    extras.quote === null;
  return isNothing ? '' : JSON.stringify(extras);
}

const morePrivate = (a: Visibility, b: Visibility): Visibility =>
  VISIBILITIES.indexOf(a) > VISIBILITIES.indexOf(b) ? a : b;

/** Two drafts in one place: no picture is lost, and nobody sees more than either meant. */
export function bothExtras(kept: PostExtras, written: PostExtras): PostExtras {
  const pictures = [
    ...written.pictures,
    ...kept.pictures.filter(({ upload }) => !written.pictures.some((each) => each.upload === upload)),
  ].slice(0, LIMITS.picturesMax);
  return {
    mentions: [...kept.mentions, ...written.mentions],
    pictures,
    visibility: morePrivate(kept.visibility, written.visibility),
    warning: written.warning || kept.warning || written.warning,
    quote: written.quote ?? kept.quote,
  };
}

/** For two tabs that write the same draft. */
export const joinExtras = (kept: string, written: string): string =>
  written === '' ? kept : writeExtras(bothExtras(parseExtras(kept), parseExtras(written)));

/** The extras of a post that comes back to be edited, before what was written meanwhile. */
export function putBackExtras(sent: PostExtras, current: PostExtras, currentText: string, joined: string): PostExtras {
  const by = joined.length - currentText.length;
  const moved = current.mentions.map((mention) => ({ ...mention, start: mention.start + by, end: mention.end + by }));
  const both = bothExtras({ ...current, mentions: moved }, sent);
  return { ...both, mentions: validMentions(joined, both.mentions) };
}
