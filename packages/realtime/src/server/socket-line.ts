import type { Namespace, Socket } from 'socket.io';

/** An event as Socket.IO sends it, encoded once for all who get it. */
export interface WirePacket {
  readonly name: string;
  readonly payload: unknown;
  /** The Socket.IO packet, or null where it is more than one piece of text (binary data, another parser). */
  readonly text: string | null;
  /** The whole WebSocket frame, or null as `text`. */
  readonly frame: Buffer | null;
}

/** What of ws, engine.io and socket.io lies below their public types. Everything is checked before it is used. */
interface RawWebSocket {
  readonly readyState: number;
  readonly bufferedAmount: number;
  readonly _sender?: { readonly _state?: number; sendFrame?(list: readonly Buffer[]): void };
  terminate(): void;
}
interface EngineConnection {
  readonly readyState: string;
  readonly writeBuffer: readonly { readonly data?: string | Buffer }[];
  readonly transport: { readonly name: string; readonly perMessageDeflate?: unknown; readonly socket?: RawWebSocket };
  close(discard?: boolean): void;
}
interface EngineWriter {
  writeToEngine(
    packets: readonly string[],
    options: { wsPreEncodedFrame?: readonly Buffer[]; compress?: boolean },
  ): void;
}
interface ServerEncoder {
  encode(packet: { type: number; nsp: string; data: unknown[] }): unknown[];
}

const EVENT_PACKET = 2;
const OPEN = 1;
const TEXT_FRAME = 0x81;
/** What an engine.io packet in memory costs beside its text. */
const PACKET_OVERHEAD = 64;

/** Encodes events of a namespace. */
export function encodePacket(namespace: Namespace, name: string, payload: unknown): WirePacket {
  const { encoder } = namespace.server as unknown as { readonly encoder: ServerEncoder };
  const pieces = encoder.encode({ type: EVENT_PACKET, nsp: namespace.name, data: [name, payload] });
  const text = pieces[0];
  if (pieces.length !== 1 || typeof text !== 'string') return { name, payload, text: null, frame: null };
  return { name, payload, text, frame: textFrame(text) };
}

/** An unmasked, final text frame (RFC 6455, section 5.2) around an engine.io message packet. */
function textFrame(text: string): Buffer {
  const length = Buffer.byteLength(text) + 1;
  const header = length < 126 ? 2 : length < 65_536 ? 4 : 10;
  const frame = Buffer.allocUnsafe(header + length);
  frame[0] = TEXT_FRAME;
  if (header === 2) frame[1] = length;
  else if (header === 4) {
    frame[1] = 126;
    frame.writeUInt16BE(length, 2);
  } else {
    frame[1] = 127;
    frame.writeBigUInt64BE(BigInt(length), 2);
  }
  // engine.io's packet type "message"
  frame[header] = 0x34;
  frame.write(text, header + 1);
  return frame;
}

/**
 * The way to one socket. Where nothing stands before them, frames go to the WebSocket as they are: engine.io's and ws's own work on
 * each packet costs several times what the system call does. Otherwise they go the ordinary way; the order is the same on both,
 * because the short way is taken only while engine.io holds nothing back.
 */
export class SocketLine {
  private readonly connection: EngineConnection;
  private readonly writer: EngineWriter;
  private raw: RawWebSocket | null = null;

  constructor(readonly socket: Socket) {
    this.connection = socket.conn as unknown as EngineConnection;
    this.writer = (socket as unknown as { readonly client: EngineWriter }).client;
  }

  /** Sends packets whose frames stand one after another in `frames`. */
  write(packets: readonly WirePacket[], frames: readonly Buffer[] | null): void {
    const connection = this.connection;
    if (connection.readyState !== 'open') return;
    if (frames && connection.writeBuffer.length === 0) {
      const raw = this.raw ?? this.findRaw();
      if (raw && raw.readyState === OPEN && raw._sender?._state === 0) {
        raw._sender.sendFrame?.(frames);
        return;
      }
    }
    for (const packet of packets) {
      if (packet.text === null || packet.frame === null) this.socket.emit(packet.name, packet.payload);
      else this.writer.writeToEngine([packet.text], { wsPreEncodedFrame: [packet.frame], compress: false });
    }
  }

  /** Bytes that wait in this process for this socket. */
  backlog(): number {
    const raw = this.raw ?? this.findRaw();
    let bytes = raw ? raw.bufferedAmount : 0;
    for (const packet of this.connection.writeBuffer) bytes += (packet.data?.length ?? 0) + PACKET_OVERHEAD;
    return bytes;
  }

  /** Ends the connection without waiting for what is queued. */
  destroy(): void {
    const raw = this.raw ?? this.findRaw();
    if (raw) raw.terminate();
    else this.connection.close(true);
  }

  private findRaw(): RawWebSocket | null {
    const { transport } = this.connection;
    const raw = transport.socket;
    if (transport.name !== 'websocket' || transport.perMessageDeflate || typeof raw?._sender?.sendFrame !== 'function')
      return null;
    // A WebSocket is the last transport that a connection upgrades to: it stays.
    this.raw = raw;
    return raw;
  }
}
