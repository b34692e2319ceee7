/** A part of a text that means something; exactly one of link, mention and tag is there. */
export interface Facet {
  /** In UTF-16 code units of the stored text. */
  start: number;
  /** Exclusive. */
  end: number;
  /** An http or https address. */
  link?: string;
  /** A person's id. */
  mention?: string;
  /** Without its #, in the one form it is found by: see foldTag. */
  tag?: string;
}
