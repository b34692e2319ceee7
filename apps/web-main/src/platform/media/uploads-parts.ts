import type { FileFault } from './check-file.ts';
import type { FileShelf, KeptFile } from './file-shelf.ts';
import type { Medium } from './media-watch.ts';
import type { sendFile } from './send-file.ts';
import type { Ticket } from './tickets.ts';

/** What a person's uploads need of the device and the service. */
export interface UploadsParts {
  readonly person: string;
  readonly shelf: FileShelf;
  readonly locks: Pick<LockManager, 'request'>;
  readonly send: typeof sendFile;
  readonly createTicket: () => Promise<Ticket>;
  readonly media: (ids: readonly string[]) => Promise<readonly Medium[]>;
  readonly discard: (mediaId: string) => Promise<unknown>;
  /** Tells the person's other tabs which upload changed, and how many bytes of it were sent. */
  readonly tell: (id: string, sent?: number) => void;
}

/** Where an added file stands, and, for one that takes another's place, since when. */
export type Where = Pick<KeptFile, 'place' | 'alt'> & { readonly addedAt?: number };

/** Its id, or why it is not even tried. */
export type Added = { readonly id: string } | { readonly fault: FileFault | 'tooMany' };
