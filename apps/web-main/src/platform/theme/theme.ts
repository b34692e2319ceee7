import { applyTheme, type Theme } from '@my-girok/ui-components';
import { useState } from 'react';

const KEY = 'girok.theme';

/** The theme chosen on this device; `/boot.js` applies it before the first paint. */
export function useTheme(): [theme: Theme, choose: (theme: Theme) => void] {
  const [theme, setTheme] = useState<Theme>(() => {
    const chosen = document.documentElement.dataset.theme;
    return chosen === 'light' || chosen === 'dark' ? chosen : 'system';
  });
  return [
    theme,
    (next) => {
      setTheme(next);
      applyTheme(next);
      try {
        if (next === 'system') localStorage.removeItem(KEY);
        else localStorage.setItem(KEY, next);
      } catch {
        // Chosen for this page only.
      }
    },
  ];
}
