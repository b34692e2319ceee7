/** A post as it is being changed. */
export interface EditText {
  readonly content: string;
  readonly contentWarning: string;
  /** Descriptions of pictures that were touched, by picture. */
  readonly alts: Readonly<Record<string, string>>;
  /** The version the writer saw when they began. */
  readonly version: number;
}

/** Reads an unsaved change back; undefined when there is none, or it is not readable. */
export function parseEdit(text: string): EditText | undefined {
  if (text === '') return undefined;
  try {
    const kept = JSON.parse(text) as Partial<EditText> | null;
    const { content, contentWarning, alts, version } = kept ?? {};
    if (typeof content !== 'string' || typeof contentWarning !== 'string' || typeof version !== 'number')
      return undefined;
    const described = Object.entries(alts ?? {}).filter(
      (each): each is [string, string] => typeof each[1] === 'string',
    );
    return { content, contentWarning, alts: Object.fromEntries(described), version };
  } catch {
    return undefined;
  }
}

/** A change made in two tabs: a form counts as a whole, so the later one stands. */
export const laterEdit = (_kept: string, written: string): string => written;
