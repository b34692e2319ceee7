import { useMemo } from 'react';
import { Attachments, attachmentsIn } from './attachments.ts';
import type { UploadView } from './upload-view.ts';
import { useUploads } from './use-uploads.ts';

/**
 * The files of one place. In a room's composer:
 *
 *     const { items, attachments } = useAttachments(roomPlace(roomId));
 *     attachments.add(files)                    // from a picker, or from useFileDrop: a paste, a drop; answers what was not taken
 *     attachments.remove(id), .describe(id, alt), .sendAsFile(id)
 *     uploads.pause(id), uploads.resume(id)     // of useUploads()
 *     const ids = attachments.take(clientId)    // on sending: keep them with the message
 *
 * Of a message on its way, `useAttachments(messagePlace(clientId)).items` are what its bubble shows (`doneOf` for progress,
 * `useFileAddress` for a picture). Whoever sends waits with `attachmentsState(ids, views, uploads.isLoaded())`, sends what it gives when
 * it is `ready`, and calls `uploads.forget(ids)` once the message is acknowledged. Once a page, `sweepAttachments(uploads, idsOfUnsentMessages)`.
 * Pictures have `purpose` `message`, everything else `file`.
 */
export function useAttachments(place: string): {
  readonly items: readonly UploadView[];
  readonly attachments: Attachments;
} {
  const { uploads, views } = useUploads();
  const items = useMemo(() => attachmentsIn(views, place), [views, place]);
  const attachments = useMemo(() => new Attachments(uploads, place), [uploads, place]);
  return { items, attachments };
}
