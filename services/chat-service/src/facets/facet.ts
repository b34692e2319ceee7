/** A part of a message's text that means something; exactly one of link and mention is there. */
export interface Facet {
  /** In UTF-16 code units of the stored text. */
  start: number;
  /** Exclusive. */
  end: number;
  /** An http or https address. */
  link?: string;
  /** A member's id. */
  mention?: string;
}
