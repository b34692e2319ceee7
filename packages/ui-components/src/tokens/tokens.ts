/**
 * The design tokens of my-girok: the only place where a colour, a size or a duration is decided.
 * `src/styles/tokens.css` is written from this file (`npm run tokens`) and a test fails when the two differ.
 */

/** Names of colours, by the job they do and never by their hue. */
export const COLOR_NAMES = [
  'paper',
  'raised',
  'sunk',
  'hover',
  'ink',
  'ink-soft',
  'ink-faint',
  'rule',
  'rule-strong',
  'seal',
  'seal-strong',
  'on-seal',
  'seal-text',
  'success',
  'success-paper',
  'warning',
  'warning-paper',
  'danger',
  'danger-paper',
  'danger-strong',
  'on-danger',
  'tint-1',
  'tint-2',
  'tint-3',
  'tint-4',
  'tint-5',
  'tint-6',
] as const;
type ColorName = (typeof COLOR_NAMES)[number];
export type Palette = Readonly<Record<ColorName, `#${string}`>>;

/** Warm off-white paper, near-black ink. */
export const light: Palette = {
  paper: '#f6f1e6',
  raised: '#fdfaf3',
  sunk: '#ece5d5',
  hover: '#eee7d8',
  ink: '#1c1a17',
  'ink-soft': '#4d483f',
  'ink-faint': '#696256',
  rule: '#d9cfba',
  'rule-strong': '#867d6d',
  seal: '#b3291c',
  'seal-strong': '#962015',
  'on-seal': '#fff8ec',
  'seal-text': '#a8261a',
  success: '#22603f',
  'success-paper': '#e3ebdb',
  warning: '#754c00',
  'warning-paper': '#f5e6c4',
  danger: '#951b4e',
  'danger-paper': '#f5e0e2',
  'danger-strong': '#7a123d',
  'on-danger': '#fff6f4',
  'tint-1': '#e6dcc4',
  'tint-2': '#dadfca',
  'tint-3': '#d3dedd',
  'tint-4': '#dcd9e4',
  'tint-5': '#ead7d2',
  'tint-6': '#e4dbd3',
};

/** Deep ink-blue paper, soft ivory ink. */
export const dark: Palette = {
  paper: '#121823',
  raised: '#1a2230',
  sunk: '#0c111a',
  hover: '#1c2432',
  ink: '#ece4d3',
  'ink-soft': '#c0b8a8',
  'ink-faint': '#9f998a',
  rule: '#2d3748',
  'rule-strong': '#73808f',
  seal: '#c6402d',
  'seal-strong': '#ad3322',
  'on-seal': '#fff6ea',
  'seal-text': '#f0846f',
  success: '#86c5a0',
  'success-paper': '#16291f',
  warning: '#e3b25c',
  'warning-paper': '#2b2413',
  danger: '#f193b4',
  'danger-paper': '#33182a',
  'danger-strong': '#f7b3ca',
  'on-danger': '#2a0b18',
  'tint-1': '#454026',
  'tint-2': '#314430',
  'tint-3': '#264447',
  'tint-4': '#383858',
  'tint-5': '#533436',
  'tint-6': '#463c36',
};

/** Everything that does not change with the theme, as CSS custom properties without their `--` prefix. */
export const fixed = {
  'face-sans': '"Pretendard Variable", "Pretendard Stand-in", "Apple SD Gothic Neo", "Malgun Gothic", sans-serif',
  'face-serif': '"Noto Serif KR Variable", "Noto Serif KR", AppleMyungjo, Batang, Georgia, serif',

  'size-note': '0.8125rem',
  'size-note-line': '1.3125rem',
  'size-body': '1rem',
  'size-body-line': '1.625rem',
  'size-reading': '1.125rem',
  'size-reading-line': '1.875rem',
  'size-title': '1.25rem',
  'size-title-line': '2rem',
  'size-page': '1.75rem',
  'size-page-line': '2.5rem',
  'size-display': '2.75rem',
  'size-display-line': '3.5rem',

  'weight-body': '400',
  'weight-label': '500',
  'weight-strong': '650',
  'weight-page': '750',

  /** One ruled line of the notebook: the height every writing surface is ruled at. */
  'rule-step': '1.625rem',

  'space-1': '0.25rem',
  'space-2': '0.5rem',
  'space-3': '0.75rem',
  'space-4': '1rem',
  'space-5': '1.5rem',
  'space-6': '2rem',
  'space-7': '3rem',
  'space-8': '4rem',

  /** Small and even, for everything: a cut sheet, not a pill. */
  radius: '3px',
  'radius-pill': '999px',
  hairline: '1px',

  /** The smallest side of anything one presses (WCAG 2.5.5 asks 44, 2.5.8 asks 24). */
  target: '2.75rem',
  'target-small': '2.25rem',

  'motion-quick': '120ms',
  'motion-move': '160ms',
  'motion-settle': '200ms',
  'curve-out': 'cubic-bezier(0.2, 0.7, 0.2, 1)',
  'curve-in': 'cubic-bezier(0.5, 0, 0.8, 0.4)',

  'safe-top': 'env(safe-area-inset-top, 0px)',
  'safe-bottom': 'env(safe-area-inset-bottom, 0px)',
  'safe-left': 'env(safe-area-inset-left, 0px)',
  'safe-right': 'env(safe-area-inset-right, 0px)',
} as const;

/** A foreground and a background that meet on screen, and the contrast that WCAG 2.2 AA asks of them. */
export interface Pair {
  readonly on: ColorName;
  readonly color: ColorName;
  /** 4.5 for text (1.4.3), 3 for the edges of controls and focus rings (1.4.11). */
  readonly least: 4.5 | 3;
}

const surfaces = ['paper', 'raised', 'sunk', 'hover'] as const;
const tints = ['tint-1', 'tint-2', 'tint-3', 'tint-4', 'tint-5', 'tint-6'] as const;
const inks = ['ink', 'ink-soft', 'ink-faint', 'seal-text', 'success', 'warning', 'danger'] as const;
const hues = ['success', 'warning', 'danger'] as const;

/** Every pair that the components use. A new pair belongs here before it is used. */
export const PAIRS: readonly Pair[] = [
  ...surfaces.flatMap((on) => inks.map((color) => ({ on, color, least: 4.5 as const }))),
  ...surfaces.flatMap((on) => [
    { on, color: 'rule-strong' as const, least: 3 as const },
    { on, color: 'seal' as const, least: 3 as const },
  ]),
  ...tints.flatMap((on) => [
    { on, color: 'ink' as const, least: 4.5 as const },
    { on, color: 'ink-soft' as const, least: 4.5 as const },
  ]),
  ...hues.flatMap((hue) => [
    { on: `${hue}-paper` as const, color: hue, least: 4.5 as const },
    { on: `${hue}-paper` as const, color: 'ink' as const, least: 4.5 as const },
    { on: `${hue}-paper` as const, color: 'ink-soft' as const, least: 4.5 as const },
  ]),
  { on: 'seal', color: 'on-seal', least: 4.5 },
  { on: 'seal-strong', color: 'on-seal', least: 4.5 },
  { on: 'danger', color: 'on-danger', least: 4.5 },
  { on: 'danger-strong', color: 'on-danger', least: 4.5 },
  { on: 'ink', color: 'paper', least: 4.5 },
];
