// Runs before the first paint, so that the page never flashes in the wrong theme or claims the wrong language.
(() => {
  const root = document.documentElement;
  try {
    const theme = localStorage.getItem('girok.theme');
    if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
    const chosen = localStorage.getItem('girok.locale');
    const first = navigator.languages
      .map((tag) => tag.slice(0, 2).toLowerCase())
      .find((tag) => tag === 'en' || tag === 'ko');
    root.lang = chosen === 'en' || chosen === 'ko' ? chosen : (first ?? 'en');
  } catch {
    // Storage is refused: the system's theme and English stay.
  }
})();
