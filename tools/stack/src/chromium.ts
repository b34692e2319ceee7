/** Placeholder. */
export async function ensureChromium(_p?: (line: string) => void): Promise<string> {
  return '/usr/bin/chromium';
}
