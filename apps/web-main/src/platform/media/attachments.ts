import { LIMITS } from '@my-girok/types';
import type { Failure } from '../graphql/failure.ts';
import { type FileFault, purposeInMessage } from './check-file.ts';
import { isMessagePlace, messagePlace } from './places.ts';
import type { UploadView } from './upload-view.ts';
import type { Uploads } from './uploads.ts';

/** A file that was not taken, and why; `full`: a message has no room for more. */
export interface NotTaken {
  readonly file: File;
  readonly fault: FileFault | 'tooMany' | 'full';
}

/** How far the attachments of a message are. */
export type AttachmentsState =
  | { readonly kind: 'ready'; readonly attachments: readonly { readonly mediaId: string; readonly alt?: string }[] }
  /** `ready` of `count` are there. */
  | { readonly kind: 'waits'; readonly ready: number; readonly count: number }
  /** This one never will be, unless the person tries again. */
  | { readonly kind: 'failed'; readonly upload: string; readonly failure: Failure };

const MISSING: Failure = { kind: 'refused', code: 'ATTACHMENT_MISSING' };

/** A place's files, in the order in which they were added. */
export const attachmentsIn = (views: ReadonlyMap<string, UploadView>, place: string): readonly UploadView[] =>
  [...views.values()].filter((view) => view.place === place).sort((a, b) => a.addedAt - b.addedAt);

/** Looks at the uploads of a message; `isLoaded`: whether what the device keeps is known by now. */
export function attachmentsState(
  uploads: readonly string[],
  views: ReadonlyMap<string, Pick<UploadView, 'state' | 'alt' | 'purpose'>>,
  isLoaded: boolean,
): AttachmentsState {
  const attachments: { mediaId: string; alt?: string }[] = [];
  for (const upload of uploads) {
    const view = views.get(upload);
    if (view?.state.kind === 'refused') return { kind: 'failed', upload, failure: view.state.failure };
    if (!view && isLoaded) return { kind: 'failed', upload, failure: MISSING };
    if (view?.state.kind !== 'ready') continue;
    const alt = view.purpose === 'message' ? view.alt?.trim() : undefined;
    attachments.push({ mediaId: view.state.mediaId, ...(alt && { alt }) });
  }
  const [ready, count] = [attachments.length, uploads.length];
  return ready === count ? { kind: 'ready', attachments } : { kind: 'waits', ready, count };
}

/**
 * The files of one place: what somebody has put into a message and not sent yet, or those of a message that is on its way. They
 * are on the device: a reload, a closed tab and another room change nothing, and every tab shows the same.
 */
export class Attachments {
  constructor(
    private readonly uploads: Pick<Uploads, 'all' | 'add' | 'label' | 'discard'>,
    private readonly place: string,
  ) {}

  /**
   * Takes files and begins to send them; answers those that were not taken. A picture goes as one, anything else as a file; with
   * `as: 'file'`, because the person said so, everything goes as it is, a picture with its metadata.
   */
  add(files: readonly File[], as?: 'file'): readonly NotTaken[] {
    let room = LIMITS.attachmentsMax - attachmentsIn(this.uploads.all(), this.place).length;
    return files.flatMap((file): NotTaken[] => {
      if (room <= 0) return [{ file, fault: 'full' }];
      const added = this.uploads.add(file, as ?? purposeInMessage(file), { place: this.place });
      if ('fault' in added) return [{ file, fault: added.fault }];
      room -= 1;
      return [];
    });
  }

  /** Says what is seen in a picture. */
  describe(upload: string, alt: string): void {
    void this.uploads.label([upload], { alt });
  }

  /** Takes one out, here and at the service. */
  async remove(upload: string): Promise<void> {
    await this.uploads.discard(upload);
  }

  /**
   * Sends anew, as a file, what was refused as a picture: in the same place of the order. Ask before: as a file it keeps where it was
   * taken, and whatever else its metadata say. Answers why it was not taken, if so.
   */
  async sendAsFile(upload: string): Promise<NotTaken | undefined> {
    const view = this.uploads.all().get(upload);
    if (!view || view.purpose === 'file') return undefined;
    const { name, place, addedAt } = view;
    const file = new File([view.file], name, { type: view.file.type });
    const added = this.uploads.add(file, 'file', { place, addedAt });
    if ('fault' in added) return { file, fault: added.fault };
    await this.uploads.discard(upload);
    return undefined;
  }

  /**
   * Moves all of them out of the composer and into a message; answers their ids, in order. At once: what is added from here on is of
   * the next message. Keep the ids with the message, and send it when `attachmentsState` of them is `ready`.
   */
  take(clientId: string): readonly string[] {
    const taken = attachmentsIn(this.uploads.all(), this.place).map(({ id }) => id);
    void this.uploads.label(taken, { place: messagePlace(clientId) });
    return taken;
  }

  /** Puts the files of a message that was not sent back here, to be changed. */
  putBack(uploads: readonly string[]): void {
    void this.uploads.label(uploads, { place: this.place });
  }

  /** Throws all of them away, here and at the service. */
  async clear(): Promise<void> {
    for (const { id } of attachmentsIn(this.uploads.all(), this.place)) await this.uploads.discard(id);
  }
}

/** Throws away files of messages that are not on their way any more, a day after they were added; `used`: ids that unsent messages hold. */
export const sweepAttachments = (uploads: Pick<Uploads, 'sweep'>, used: ReadonlySet<string>): Promise<void> =>
  uploads.sweep(used, Date.now(), isMessagePlace);
