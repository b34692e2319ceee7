import { logger } from '@my-girok/nest-common';
import { fileTypeFromBuffer } from 'file-type';

/** What of a file is looked at: no container is followed further than this. */
const HEAD_BYTES = 64 * 1024;
/** What no known kind is told of. */
export const UNKNOWN_KIND = 'application/octet-stream';
const MIME = /^[a-z]+\/[a-z0-9][a-z0-9!#$&^_.+-]{0,99}$/;

/**
 * What a file seems to be, by its first bytes, as a media type. A hint for who sees its name, and nothing else: no file is ever
 * served as what it says that it is.
 */
export async function fileKind(file: Buffer): Promise<string> {
  try {
    const mime = (await fileTypeFromBuffer(file.subarray(0, HEAD_BYTES)))?.mime ?? '';
    return MIME.test(mime) ? mime : UNKNOWN_KIND;
  } catch (error) {
    logger.debug({ err: error }, 'A file’s kind could not be told');
    return UNKNOWN_KIND;
  }
}
