import { IconButton } from '@my-girok/ui-components';
import { Camera, ImagePlus } from 'lucide-react';
import { type ReactNode, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { ACCEPTED } from '../../../platform/media/check-file.ts';

/** Adds pictures from the device, and on a phone from its camera. */
export function PicturePicker({
  isFull,
  onFiles,
}: {
  readonly isFull: boolean;
  readonly onFiles: (files: readonly File[]) => void;
}): ReactNode {
  const t = useTranslations('Composer');
  const files = useRef<HTMLInputElement>(null);
  const camera = useRef<HTMLInputElement>(null);
  const take = (input: HTMLInputElement): void => {
    onFiles([...(input.files ?? [])]);
    // The same file may be chosen again.
    input.value = '';
  };
  return (
    <>
      <input
        ref={files}
        type="file"
        accept={ACCEPTED}
        multiple
        hidden
        data-pictures=""
        onChange={(event) => take(event.currentTarget)}
      />
      <input
        ref={camera}
        type="file"
        accept="image/*"
        capture="environment"
        hidden
        onChange={(event) => take(event.currentTarget)}
      />
      <IconButton
        label={t('addPictures')}
        icon={<ImagePlus aria-hidden="true" />}
        isDisabled={isFull}
        onPress={() => files.current?.click()}
      />
      <span className="app-camera">
        <IconButton
          label={t('takePicture')}
          icon={<Camera aria-hidden="true" />}
          isDisabled={isFull}
          onPress={() => camera.current?.click()}
        />
      </span>
    </>
  );
}
