/**
 * The API's origin for a page asked by `host`. On `my-dev.girok.localhost` the API is its sibling `api.girok.localhost`,
 * so that cookies and CORS behave as between production's sites; any other name gets the configured address.
 */
export function apiAddressFor(host: string | undefined, apiUrl: URL): string {
  const name = (host ?? '').toLowerCase().replace(/:\d+$/, '');
  if (name !== 'my-dev.girok.localhost') return apiUrl.origin;
  const port = apiUrl.port ? `:${apiUrl.port}` : '';
  return `${apiUrl.protocol}//api.girok.localhost${port}`;
}
