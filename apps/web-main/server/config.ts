/** What the environment says. The only reader of process.env here. */
export interface Config {
  readonly host: string;
  readonly port: number;
  /** The API as the browser reaches it when this server is asked by a plain name. */
  readonly apiUrl: URL;
  /** Where pictures are had and uploaded. */
  readonly mediaUrl: URL;
  /** Whether the proxy in front tells the truth in X-Forwarded-Proto. */
  readonly trustProxy: boolean;
}

/** Reads and checks everything at once; names what is wrong, never its value. */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const wrong: string[] = [];
  const port = Number(environment.HTTP_PORT ?? '3000');
  if (!Number.isInteger(port) || port < 0 || port > 65_535) wrong.push('HTTP_PORT is not a port');
  const api = environment.API_URL ?? 'http://localhost:4000';
  const apiUrl = URL.canParse(api) ? new URL(api) : undefined;
  if (!apiUrl || !/^https?:$/.test(apiUrl.protocol)) wrong.push('API_URL is not an http address');
  const media = environment.MEDIA_URL ?? 'http://media.girok.localhost:4056';
  const mediaUrl = URL.canParse(media) ? new URL(media) : undefined;
  if (!mediaUrl || !/^https?:$/.test(mediaUrl.protocol)) wrong.push('MEDIA_URL is not an http address');
  if (wrong.length > 0 || !apiUrl || !mediaUrl) throw new Error(`web-main cannot start: ${wrong.join('; ')}`);
  return {
    host: environment.HOST ?? '127.0.0.1',
    port,
    apiUrl,
    mediaUrl,
    trustProxy: environment.TRUST_PROXY === '1',
  };
}
