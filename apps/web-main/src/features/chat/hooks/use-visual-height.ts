import { useEffect } from 'react';

/** How high what is seen of the page is, as `--visual-height`: a phone's keyboard may lie over the page without making it smaller. */
export function useVisualHeight(): void {
  useEffect(() => {
    const viewport = window.visualViewport;
    if (!viewport) return;
    const { style } = document.documentElement;
    const tell = (): void => {
      // Pinching in is looking closer, not a smaller page.
      if (viewport.scale <= 1.01) style.setProperty('--visual-height', `${viewport.height}px`);
    };
    tell();
    viewport.addEventListener('resize', tell);
    return () => {
      viewport.removeEventListener('resize', tell);
      style.removeProperty('--visual-height');
    };
  }, []);
}
