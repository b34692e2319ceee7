/** A part of a text that means something, as the API names it. Offsets in UTF-16 code units, end exclusive. */
export interface TextFacet {
  readonly start: number;
  readonly end: number;
  readonly link?: string | null;
  readonly mention?: { readonly id: string } | null;
  readonly tag?: string | null;
}

export type Segment =
  | { readonly kind: 'plain'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly href: string }
  | { readonly kind: 'mention'; readonly text: string; readonly personId: string }
  | { readonly kind: 'tag'; readonly text: string; readonly tag: string };

/**
 * Cuts a text where its facets are. What a facet does not say whole (a person whose service is away, an address that is
 * not of the web, a range outside the text) stays plain: the words are always all there.
 */
export function segmentsOf(text: string, facets: readonly TextFacet[]): Segment[] {
  const segments: Segment[] = [];
  let at = 0;
  const plain = (end: number): void => {
    if (end > at) segments.push({ kind: 'plain', text: text.slice(at, end) });
    at = end;
  };
  for (const facet of [...facets].sort((one, other) => one.start - other.start)) {
    if (facet.start < at || facet.end <= facet.start || facet.end > text.length) continue;
    const segment = segmentOf(text.slice(facet.start, facet.end), facet);
    if (!segment) continue;
    plain(facet.start);
    segments.push(segment);
    at = facet.end;
  }
  plain(text.length);
  return segments;
}

function segmentOf(text: string, { link, mention, tag }: TextFacet): Segment | undefined {
  if (link) return isOfTheWeb(link) ? { kind: 'link', text, href: link } : undefined;
  if (mention) return { kind: 'mention', text, personId: mention.id };
  if (tag) return { kind: 'tag', text, tag };
  return undefined;
}

const isOfTheWeb = (address: string): boolean => URL.canParse(address) && /^https?:$/.test(new URL(address).protocol);

/** The mentions of a text that still stand in a changed one, in order: each where its words are found next. */
export function mentionsKept(
  text: string,
  facets: readonly TextFacet[],
  changed: string,
): { start: number; end: number; userId: string }[] {
  const kept: { start: number; end: number; userId: string }[] = [];
  let from = 0;
  for (const segment of segmentsOf(text, facets)) {
    if (segment.kind !== 'mention') continue;
    const start = changed.indexOf(segment.text, from);
    if (start === -1) continue;
    from = start + segment.text.length;
    kept.push({ start, end: from, userId: segment.personId });
  }
  return kept;
}
