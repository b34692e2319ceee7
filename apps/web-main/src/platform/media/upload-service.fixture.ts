import { FileShelf } from './file-shelf.ts';
import type { Medium } from './media-watch.ts';
import type { SendRequest } from './send-file.ts';
import { Uploads } from './uploads.ts';

export const UPLOAD = 'http://media.test/uploads';

/** A device, what the service knows, and a line on which each attempt goes as it is told. */
export function service() {
  const media = new Map<string, Medium>();
  const attempts: SendRequest[] = [];
  let tickets = 0;
  const how: ((request: SendRequest) => Promise<void>)[] = [];
  const send = async (request: SendRequest): Promise<string> => {
    attempts.push(request);
    const url = request.uploadUrl ?? `${UPLOAD}/m${attempts.length}.secret`;
    request.onUrl(url);
    await how.shift()?.(request);
    const id = url.slice(UPLOAD.length + 1).split('.')[0] ?? '';
    media.set(id, { id, state: 'READY', refusal: null, progress: 1 });
    return url;
  };
  const device = new FileShelf();
  const open = (person = 'ada') => {
    const uploads = new Uploads({
      person,
      shelf: device,
      locks: navigator.locks,
      send,
      createTicket: async () => {
        tickets += 1;
        return { ticket: `t${tickets}`, endpoint: UPLOAD, expiresAt: new Date(Date.now() + 3_600_000).toISOString() };
      },
      media: async (ids) => ids.flatMap((id) => media.get(id) ?? []),
      discard: async (id) => media.delete(id),
      tell: () => undefined,
    });
    void uploads.load().then(() => uploads.start());
    return uploads;
  };
  return { media, attempts, how, open, device, tickets: () => tickets };
}
