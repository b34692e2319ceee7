import type { Attendee, Moving } from './session-view.ts';

export type CallLayout = 'grid' | 'speaker';

/** One picture or face on the screen. */
export interface Tile {
  readonly key: string;
  readonly attendee: Attendee;
  readonly kind: 'camera' | 'screen';
  readonly picture: Moving | undefined;
}

/** Everybody's faces, and before them the screens that are shown. */
export const tilesOf = (people: readonly Attendee[]): readonly Tile[] => [
  ...people.flatMap((attendee) =>
    attendee.screen
      ? [{ key: `${attendee.identity} screen`, attendee, kind: 'screen' as const, picture: attendee.screen }]
      : [],
  ),
  ...people.map((attendee) => ({
    key: attendee.identity,
    attendee,
    kind: 'camera' as const,
    picture: attendee.camera,
  })),
];

/** Which layout suits: where two talk or a screen is shown, one is large. */
export const layoutFor = (tiles: readonly Tile[], chosen: CallLayout | undefined): CallLayout =>
  chosen ?? (tiles.length <= 2 || tiles.some(({ kind }) => kind === 'screen') ? 'speaker' : 'grid');

/**
 * Who is large: a screen that is shown; else who speaks; else who was large before, so that nobody jumps while nobody speaks; else
 * the first of the others; oneself only where nobody else is there.
 */
export function largeOf(tiles: readonly Tile[], before: string | undefined): Tile | undefined {
  const others = tiles.filter(({ attendee }) => !attendee.isMe);
  return (
    others.find(({ kind }) => kind === 'screen') ??
    others.find(({ attendee }) => attendee.isSpeaking) ??
    others.find(({ key }) => key === before) ??
    others[0] ??
    tiles.find(({ kind }) => kind === 'camera')
  );
}
