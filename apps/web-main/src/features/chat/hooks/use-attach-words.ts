import { LIMITS } from '@my-girok/types';
import { useTranslations } from 'use-intl';
import type { NotTaken } from '../../../platform/media/attachments.ts';
import { notices } from '../../../platform/notices/notices.ts';

/** Says which files were not taken, and why. */
export function useAttachWords(): (notTaken: readonly NotTaken[]) => void {
  const t = useTranslations();
  return (notTaken) => {
    for (const { file, fault } of notTaken.slice(0, 3)) {
      const words =
        fault === 'full'
          ? t('Chat.filesFull', { max: LIMITS.attachmentsMax })
          : t(`Composer.fault.${fault}`, { name: file.name });
      notices.add({ words, tone: 'danger' });
    }
  };
}
