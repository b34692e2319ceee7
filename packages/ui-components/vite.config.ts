import tailwind from '@tailwindcss/vite';
import { defineConfig } from 'vite';

/** For Storybook; apps bundle this package's source with a configuration of their own. */
export default defineConfig({ plugins: [tailwind()] });
