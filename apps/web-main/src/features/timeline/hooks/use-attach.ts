import { LIMITS } from '@my-girok/types';
import { useTranslations } from 'use-intl';
import { useUploads } from '../../../platform/media/use-uploads.ts';
import { notices } from '../../../platform/notices/notices.ts';
import type { AttachedPicture } from './post-extras.ts';

/** Adds files to a post as far as they fit, begins to send them, and says which could not be taken. */
export function useAttach(
  pictures: readonly AttachedPicture[],
  onChange: (pictures: readonly AttachedPicture[]) => void,
): (files: readonly File[]) => void {
  const t = useTranslations('Composer');
  const { uploads } = useUploads();
  return (files) => {
    const room = LIMITS.picturesMax - pictures.length;
    const added: AttachedPicture[] = [];
    for (const file of files.slice(0, room)) {
      const result = uploads.add(file, 'post');
      if ('id' in result) added.push({ upload: result.id, alt: '' });
      else notices.add({ words: t(`fault.${result.fault}`, { name: file.name }), tone: 'danger' });
    }
    if (added.length > 0) onChange([...pictures, ...added]);
    if (files.length > room) notices.add({ words: t('full', { max: LIMITS.picturesMax }) });
  };
}
