/** A picture as a message shows it: what a page needs to leave room for it, so that reading asks nobody. */
export interface PictureAttachment {
  kind: 'picture';
  mediaId: string;
  /** As its sender describes it; may be empty. */
  alt: string;
  width: number;
  height: number;
  animated: boolean;
  /** ThumbHash, base64. */
  thumbhash: string;
  /** `#rrggbb` */
  color: string;
}

/** A file as a message hands it out. */
export interface FileAttachment {
  kind: 'file';
  mediaId: string;
  name: string;
  bytes: number;
  contentType: string;
}

export type Attachment = PictureAttachment | FileAttachment;

/** What somebody wants to attach. */
export interface AttachmentInput {
  mediaId: string;
  alt: string;
}
