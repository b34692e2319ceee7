/**
 * Where a page asked by `host` finds the API or the sockets: `url`'s origin. On `my-dev.girok.localhost` it is the sibling host
 * `<label>.girok.localhost` on the same port, so that cookies and CORS behave as between production's sites; any other name gets
 * the configured address.
 */
export function siblingAddress(host: string | undefined, url: URL, label: 'api' | 'ws'): string {
  const name = (host ?? '').toLowerCase().replace(/:\d+$/, '');
  if (name !== 'my-dev.girok.localhost') return url.origin;
  const port = url.port ? `:${url.port}` : '';
  return `${url.protocol}//${label}.girok.localhost${port}`;
}
