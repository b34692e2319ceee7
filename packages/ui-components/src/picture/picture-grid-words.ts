/** What a grid of pictures says, in the person's language. */
export interface PictureGridWords {
  /** Name of the list. */
  list: string;
  /** Opens picture `number` (from 1); says what its author says of it. */
  open: (number: number, alt: string) => string;
  /** What the badge shows: "ALT". */
  badge: string;
  /** Name of the badge of picture `number`, and of what it opens. */
  description: (number: number) => string;
  play: string;
  pause: string;
}
