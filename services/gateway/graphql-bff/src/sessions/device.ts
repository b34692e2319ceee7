import Bowser from 'bowser';

const longest = 512;

/** A browser and system as its owner would recognise them, like `Chrome 142` on `Windows 11`; empty when unknown. */
export function deviceOf(userAgent: string): { browser: string; system: string } {
  if (!userAgent) return { browser: '', system: '' };
  const { browser, os } = Bowser.parse(userAgent.slice(0, longest));
  const major = browser.version?.split('.')[0] ?? '';
  return {
    browser: [browser.name, major].filter(Boolean).join(' ').slice(0, 60),
    system: [os.name, os.versionName].filter(Boolean).join(' ').slice(0, 60),
  };
}
