/** LiveKit's SignalResponse, as far as it is looked at: field numbers of `livekit_rtc.proto`. */
const JOIN = 1;
const REFRESH_TOKEN = 16;

/**
 * A page's connection to LiveKit without sound and pictures: LiveKit lets it in or not, and gives it fresh tokens, as it does with
 * browsers.
 */
export class SignalClient {
  /** The newest token that LiveKit gave it. */
  refreshed = '';
  isOpen = false;
  isJoined = false;
  private readonly socket: WebSocket;
  /** Resolves when LiveKit has closed it, or never let it in. */
  readonly closed: Promise<void>;

  private constructor(url: string, token: string) {
    this.socket = new WebSocket(`${url}/rtc?access_token=${token}&protocol=15&auto_subscribe=1&sdk=js`);
    this.socket.binaryType = 'arraybuffer';
    this.socket.onmessage = ({ data }) => this.hear(new Uint8Array(data as ArrayBuffer));
    this.closed = new Promise((resolve) => {
      this.socket.onclose = () => {
        this.isOpen = false;
        resolve();
      };
    });
  }

  /** Resolves when LiveKit has let it in and given it a fresh token; undefined where it refuses. */
  static async join(url: string, token: string): Promise<SignalClient | undefined> {
    const client = new SignalClient(url, token);
    const joined = new Promise<SignalClient>((resolve) => {
      client.onRefreshed = () => resolve(client);
    });
    return Promise.race([joined, client.closed.then(() => undefined)]);
  }

  close(): void {
    this.socket.close();
  }

  private onRefreshed: () => void = () => undefined;

  private hear(bytes: Uint8Array): void {
    const [tag, afterTag] = varint(bytes, 0);
    const field = tag >> 3;
    if (field === JOIN) {
      this.isOpen = true;
      this.isJoined = true;
    }
    if (field !== REFRESH_TOKEN) return;
    const [length, start] = varint(bytes, afterTag);
    this.refreshed = new TextDecoder().decode(bytes.subarray(start, start + length));
    this.onRefreshed();
  }
}

/** A number as protobuf writes it, and where it ends. */
function varint(bytes: Uint8Array, from: number): [value: number, end: number] {
  let value = 0;
  for (let at = from, shift = 0; ; at++, shift += 7) {
    const byte = bytes[at] ?? 0;
    value |= (byte & 127) << shift;
    if ((byte & 128) === 0) return [value, at + 1];
  }
}
