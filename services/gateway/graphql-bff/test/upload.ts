import { crc32, deflateSync } from 'node:zlib';
import { untilTrue } from './bff.fixture.js';
import type { Browser } from './browser.js';

/** A PNG of this size in bands of colour. */
export function png(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // Eight bits of red, green and blue.
  header.set([8, 2], 8);
  const rows = Buffer.alloc((1 + width * 3) * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const at = y * (1 + width * 3) + 1 + x * 3;
      rows.set([(x * 255) / width, (y * 255) / height, (x * y) % 251], at);
    }
  const signature = Buffer.from('89504e470d0a1a0a', 'hex');
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'ascii'), data]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length, 0);
  ends.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
}

/** A GIF of one pixel that is white, then black, for ever. */
export const blink = Buffer.from(
  [
    '474946383961', // GIF89a
    '01000100800000', // 1 × 1, two colours
    '000000ffffff',
    '21ff0b4e45545343415045322e300301000000', // loops
    '21f904000a000000', // a tenth of a second
    '2c000000000100010000',
    '0202440100',
    '21f904000a000000',
    '2c000000000100010000',
    '02024c0100',
    '3b',
  ].join(''),
  'hex',
);

/** Uploads a file as the web app does, by ticket and tus, and resolves with the medium's id when it is ready. */
export async function upload(browser: Browser, file: Buffer, purpose = 'post', filename?: string): Promise<string> {
  const answer = await browser.ask('mutation { createUploadTicket { ticket endpoint expiresAt } }');
  const { ticket, endpoint } = answer.data.createUploadTicket;
  const tus = { 'tus-resumable': '1.0.0', 'upload-ticket': ticket };
  const metadata = Object.entries({ purpose, filename }).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name} ${Buffer.from(value).toString('base64')}`],
  );
  const created = await fetch(endpoint, {
    method: 'POST',
    headers: {
      ...tus,
      'upload-length': `${file.length}`,
      'upload-metadata': metadata.join(','),
    },
  });
  const id = created.headers.get('media-id');
  const location = created.headers.get('location');
  if (!id || !location) throw new Error(`${created.status} ${await created.text()}`);
  const sent = await fetch(location, {
    method: 'PATCH',
    headers: { ...tus, 'content-type': 'application/offset+octet-stream', 'upload-offset': '0' },
    body: new Uint8Array(file),
  });
  if (sent.status !== 204) throw new Error(`${sent.status} ${await sent.text()}`);
  await untilTrue(
    async () => {
      const { data } = await browser.ask('query ($ids: [ID!]!) { media(ids: $ids) { state refusal } }', { ids: [id] });
      const [medium] = data.media;
      if (medium?.state === 'REFUSED') throw new Error(medium.refusal);
      return medium?.state === 'READY';
    },
    { timeoutMs: 60_000 },
  );
  return id;
}
