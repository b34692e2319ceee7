export type Theme = 'light' | 'dark' | 'system';

/** Applies a theme to the page; `system` leaves it to `prefers-color-scheme`. Keeping the choice is the app's. */
export function applyTheme(theme: Theme, root: HTMLElement = document.documentElement): void {
  if (theme === 'system') root.removeAttribute('data-theme');
  else root.setAttribute('data-theme', theme);
}
