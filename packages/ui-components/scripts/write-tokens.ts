import { writeFileSync } from 'node:fs';
import { renderTokens } from '../src/tokens/render-tokens.ts';

writeFileSync(new URL('../src/styles/tokens.css', import.meta.url), renderTokens());
