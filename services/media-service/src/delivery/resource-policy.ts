/**
 * Cross-Origin-Resource-Policy of pictures that are not public: pages of our own site may show them. Where our pages live on
 * another site than the media host (a bare `localhost`), only `cross-origin` lets them.
 */
export function privateResourcePolicy(mediaUrl: string, origins: readonly string[]): 'same-site' | 'cross-origin' {
  const site = siteOf(mediaUrl);
  return origins.every((origin) => siteOf(origin) === site) ? 'same-site' : 'cross-origin';
}

/** Scheme and the last two labels: enough for hosts that are all ours. */
function siteOf(url: string): string {
  const { protocol, hostname } = new URL(url);
  return `${protocol}//${hostname.split('.').slice(-2).join('.')}`;
}
