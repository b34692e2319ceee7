/** Stands in an address where a post would: the viewer looks at an upload of their own. */
export const OWN_PREVIEW = '-';

/** Whether anybody may see it: what a public post shows, and what a profile shows. */
export function isPublicPicture(picture: { purpose: string; subjectId: string | null; public: boolean }): boolean {
  return picture.subjectId !== null && (picture.public || picture.purpose !== 'post');
}
