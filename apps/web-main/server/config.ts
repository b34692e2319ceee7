/** What the environment says. The only reader of process.env here. */
export interface Config {
  readonly host: string;
  readonly port: number;
  /** The API as the browser reaches it when this server is asked by a plain name. */
  readonly apiUrl: URL;
  /** The sockets' server in the same way; by http, from which clients go on to a socket. */
  readonly wsUrl: URL;
  /** The media server of calls, by http, in the same way; undefined where there is none. */
  readonly rtcUrl: URL | undefined;
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
  const address = (name: string, byDefault: string): URL => {
    const text = environment[name] ?? byDefault;
    const url = URL.canParse(text) ? new URL(text) : undefined;
    if (url && /^https?:$/.test(url.protocol)) return url;
    wrong.push(`${name} is not an http address`);
    return new URL(byDefault);
  };
  const apiUrl = address('API_URL', 'http://localhost:4000');
  const wsUrl = address('WS_URL', 'http://localhost:4001');
  const mediaUrl = address('MEDIA_URL', 'http://media.girok.localhost:4056');
  const rtcUrl = environment.RTC_URL ? address('RTC_URL', 'http://localhost:7880') : undefined;
  if (wrong.length > 0) throw new Error(`web-main cannot start: ${wrong.join('; ')}`);
  return {
    host: environment.HOST ?? '127.0.0.1',
    port,
    apiUrl,
    wsUrl,
    rtcUrl,
    mediaUrl,
    trustProxy: environment.TRUST_PROXY === '1',
  };
}
