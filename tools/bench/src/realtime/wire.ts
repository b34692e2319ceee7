import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';

/** Node reads each connection's bytes into this one buffer and calls back before it reads the next. */
const shared = Buffer.allocUnsafe(256 * 1024);

const TEXT = 1;
const CLOSE = 8;
const PING = 9;

export interface WireHandlers {
  onOpen?(): void;
  /** A text frame's payload lies at `start` up to `end`; the buffer is somebody else's afterwards. */
  onText(buffer: Buffer, start: number, end: number): void;
  /** With the server's reason, where it gave one. */
  onClose?(reason: string): void;
}

/**
 * A WebSocket that costs as little as one can: what is compared is what servers cost, on the same processors. Frames of servers only
 * (RFC 6455), no extensions; its own frames are masked with zeros.
 */
export class Wire {
  private readonly socket: Socket;
  private readonly handlers: WireHandlers;
  private rest: Buffer | null = null;
  private isOpen = false;
  private reason = 'the line was cut';

  constructor(url: string, handlers: WireHandlers) {
    this.handlers = handlers;
    const { hostname, port, pathname, search } = new URL(url);
    this.socket = connect({
      host: hostname,
      port: Number(port),
      noDelay: true,
      onread: {
        buffer: shared,
        callback: (length, buffer) => {
          this.read(Buffer.from(buffer.buffer, buffer.byteOffset, length));
          return true;
        },
      },
    });
    this.socket.on('error', () => undefined);
    this.socket.on('close', () => this.handlers.onClose?.(this.reason));
    const key = randomBytes(16).toString('base64');
    this.socket.write(
      `GET ${pathname}${search} HTTP/1.1\r\nHost: ${hostname}:${port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
        `Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${key}\r\n\r\n`,
    );
  }

  send(text: string): void {
    const length = Buffer.byteLength(text);
    const header = length < 126 ? 2 : 4;
    const frame = Buffer.alloc(header + 4 + length);
    frame[0] = 0x80 | TEXT;
    frame[1] = 0x80 | (header === 2 ? length : 126);
    if (header === 4) frame.writeUInt16BE(length, 2);
    frame.write(text, header + 4);
    this.socket.write(frame);
  }

  /** Cuts the line. */
  destroy(): void {
    this.socket.destroy();
  }

  private read(chunk: Buffer): void {
    const bytes = this.rest ? Buffer.concat([this.rest, chunk]) : chunk;
    let at = this.isOpen ? 0 : this.open(bytes);
    while (at >= 0) {
      const next = this.frame(bytes, at);
      if (next < 0) break;
      at = next;
    }
    const used = Math.max(at, 0);
    // What is left is kept apart from the shared buffer.
    this.rest = used < bytes.length ? Buffer.from(bytes.subarray(used)) : null;
  }

  /** Where the first frame begins, or -1 while the answer to the upgrade is not whole. */
  private open(bytes: Buffer): number {
    const end = bytes.indexOf('\r\n\r\n');
    if (end < 0) return -1;
    if (bytes.toString('latin1', 9, 12) !== '101') {
      this.reason = bytes.toString('latin1');
      this.socket.destroy();
      return -1;
    }
    this.isOpen = true;
    this.handlers.onOpen?.();
    return end + 4;
  }

  /** Takes the frame at this place and gives where the next one begins, or -1 while it is not whole. */
  private frame(bytes: Buffer, at: number): number {
    if (at + 2 > bytes.length) return -1;
    const kind = (bytes[at] ?? 0) & 0x0f;
    let length = (bytes[at + 1] ?? 0) & 0x7f;
    let start = at + 2;
    if (length === 126) {
      if (start + 2 > bytes.length) return -1;
      length = bytes.readUInt16BE(start);
      start += 2;
    } else if (length === 127) {
      if (start + 8 > bytes.length) return -1;
      length = Number(bytes.readBigUInt64BE(start));
      start += 8;
    }
    const end = start + length;
    if (end > bytes.length) return -1;
    if (kind === TEXT) this.handlers.onText(bytes, start, end);
    else if (kind === CLOSE) {
      if (length >= 2) this.reason = `${bytes.readUInt16BE(start)} ${bytes.toString('utf8', start + 2, end)}`;
      this.socket.end();
    } else if (kind === PING) this.socket.write(Buffer.from([0x8a, 0x80, 0, 0, 0, 0]));
    return end;
  }
}
