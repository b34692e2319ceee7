import { once } from 'node:events';
import { connect } from 'node:net';
import { UnavailableError } from '@my-girok/nest-common';
import { Inject, Injectable } from '@nestjs/common';
import { MEDIA_CONFIG, type MediaConfig } from '../config.js';
import { admissionErrors } from './admission.errors.js';

const DEADLINE_MS = 30_000;
const CHUNK = 64 * 1024;

/**
 * Asks clamd about a file by its INSTREAM command (clamd(8)); does nothing where no address is set. Throws MEDIA_INFECTED, and
 * UnavailableError while clamd cannot say: unscanned files do not pass.
 */
@Injectable()
export class VirusScanner {
  readonly #address?: { host: string; port: number };

  constructor(@Inject(MEDIA_CONFIG) config: MediaConfig) {
    const [host, port] = config.CLAMAV_ADDRESS?.split(':') ?? [];
    if (host && port) this.#address = { host, port: Number(port) };
  }

  async scan(file: Buffer): Promise<void> {
    if (!this.#address) return;
    const answer = await ask(this.#address, file).catch((cause: unknown) => {
      throw new UnavailableError('The virus scanner is away', { cause });
    });
    if (answer === 'stream: OK') return;
    if (answer.endsWith(' FOUND')) throw admissionErrors.infected();
    throw new UnavailableError('The virus scanner could not scan');
  }
}

/** What clamd answers to one file. */
async function ask({ host, port }: { host: string; port: number }, file: Buffer): Promise<string> {
  const socket = connect({ host, port });
  const deadline = setTimeout(() => socket.destroy(new Error('clamd did not answer in time')), DEADLINE_MS);
  try {
    await once(socket, 'connect');
    const answer = read(socket);
    socket.write('zINSTREAM\0');
    for (let at = 0; at < file.length; at += CHUNK) {
      const chunk = file.subarray(at, at + CHUNK);
      const length = Buffer.alloc(4);
      length.writeUInt32BE(chunk.length);
      socket.write(length);
      if (!socket.write(chunk)) await Promise.race([once(socket, 'drain'), answer]);
    }
    socket.write(Buffer.alloc(4));
    return await answer;
  } finally {
    clearTimeout(deadline);
    socket.destroy();
  }
}

async function read(socket: AsyncIterable<Buffer>): Promise<string> {
  let text = '';
  for await (const chunk of socket) {
    text += chunk.toString('latin1');
    if (text.includes('\0')) break;
  }
  return text.split('\0', 1)[0]?.trim() ?? '';
}
