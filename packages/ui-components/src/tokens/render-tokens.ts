import { COLOR_NAMES, dark, fixed, light, type Palette } from './tokens.ts';

const colors = (palette: Palette, indent: string): string =>
  COLOR_NAMES.map((name) => `${indent}--${name}: ${palette[name]};`).join('\n');

/** The text of `tokens.css`. Without script the system's preference decides; `data-theme` on any element overrules it there. */
export function renderTokens(): string {
  const constants = Object.entries(fixed)
    .map(([name, value]) => `  --${name}: ${value};`)
    .join('\n');
  return `/* Written by \`npm run tokens\` from src/tokens/tokens.ts. Do not edit by hand. */
:root {
${constants}
}

:root,
[data-theme="light"] {
  color-scheme: light;
${colors(light, '  ')}
}

@media (prefers-color-scheme: dark) {
  :root:not([data-theme="light"]) {
    color-scheme: dark;
${colors(dark, '    ')}
  }
}

[data-theme="dark"] {
  color-scheme: dark;
${colors(dark, '  ')}
}

@media (prefers-reduced-motion: reduce) {
  :root {
    --motion-quick: 0ms;
    --motion-move: 0ms;
    --motion-settle: 0ms;
  }
}
`;
}
