import { Button, ProgressRing } from '@my-girok/ui-components';
import { ImagePlus, Trash2 } from 'lucide-react';
import { lazy, type ReactNode, Suspense, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { ACCEPTED, faultOf } from '../../../platform/media/check-file.ts';
import { useFileAddress } from '../../../platform/media/use-uploads.ts';
import { notices } from '../../../platform/notices/notices.ts';
import { type ProfilePicturePurpose, useProfilePicture } from '../hooks/use-profile-picture.ts';

// Cutting is rare: its code comes when somebody has chosen a picture.
const CropDialog = lazy(async () => ({ default: (await import('./crop-dialog.tsx')).CropDialog }));

export interface ProfilePictureProps {
  readonly purpose: ProfilePicturePurpose;
  readonly hasPicture: boolean;
  /** Draws the picture as it is now, or the one that is on its way to be. */
  readonly children: (coming: string | undefined) => ReactNode;
}

const ASPECTS: Readonly<Record<ProfilePicturePurpose, number>> = { avatar: 1, header: 3 };

/** One's avatar, or the picture over one's page, and the way to change it or take it away. */
export function ProfilePicture({ purpose, hasPicture, children }: ProfilePictureProps): ReactNode {
  const t = useTranslations();
  const { progress, file: sent, set, remove } = useProfilePicture(purpose);
  const coming = useFileAddress(sent);
  const [file, setFile] = useState<File>();
  const address = useFileAddress(file);
  const input = useRef<HTMLInputElement>(null);
  const isBusy = progress !== undefined;

  const choose = (chosen: File | undefined): void => {
    if (!chosen) return;
    const fault = faultOf(chosen);
    if (fault) notices.add({ words: t(`Composer.fault.${fault}`, { name: chosen.name }), tone: 'danger' });
    else setFile(chosen);
  };

  return (
    <div className="app-profile-picture" data-purpose={purpose}>
      <div className="app-profile-picture-now">
        {children(coming)}
        {isBusy && <ProgressRing value={progress} label={t('ProfilePictures.uploading')} />}
      </div>
      <div className="app-profile-picture-tools">
        <input
          ref={input}
          type="file"
          accept={ACCEPTED}
          hidden
          data-purpose={purpose}
          onChange={({ currentTarget }) => {
            choose(currentTarget.files?.[0]);
            currentTarget.value = '';
          }}
        />
        <Button size="small" icon={<ImagePlus />} isDisabled={isBusy} onPress={() => input.current?.click()}>
          {t(`ProfilePictures.${purpose}${hasPicture ? 'Change' : 'Add'}`)}
        </Button>
        {hasPicture && (
          <Button size="small" tone="quiet" icon={<Trash2 />} isDisabled={isBusy} onPress={() => void remove()}>
            {t(`ProfilePictures.${purpose}Remove`)}
          </Button>
        )}
      </div>
      {address && (
        <Suspense fallback={null}>
          <CropDialog
            address={address}
            aspect={ASPECTS[purpose]}
            onClose={() => setFile(undefined)}
            onCut={(cut) => {
              setFile(undefined);
              void set(cut);
            }}
          />
        </Suspense>
      )}
    </div>
  );
}
