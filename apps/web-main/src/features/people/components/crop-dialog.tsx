import { Button, Dialog, IconButton, Slider } from '@my-girok/ui-components';
import { RotateCcw, RotateCw } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import Cropper from 'react-easy-crop';
import 'react-easy-crop/react-easy-crop.css';
import { useTranslations } from 'use-intl';
import { type Area, type Crop, cutOut } from '../hooks/crop-picture.ts';

export interface CropDialogProps {
  readonly address: string;
  /** Width over height. */
  readonly aspect: number;
  readonly onCut: (file: File) => void;
  readonly onClose: () => void;
}

const MOST = 4;

/** Where one chooses the part of a picture that is shown: by dragging, pinching, or arrow keys and the slider. */
export function CropDialog({ address, aspect, onCut, onClose }: CropDialogProps): ReactNode {
  const t = useTranslations();
  const [crop, setCrop] = useState({ x: 0, y: 0 });
  const [zoom, setZoom] = useState(1);
  const [rotation, setRotation] = useState(0);
  const [area, setArea] = useState<Area>();
  const [isCutting, setCutting] = useState(false);
  const [hasFailed, setFailed] = useState(false);
  const turn = (by: number): void => setRotation((now) => (now + by + 360) % 360);

  const cut = async (chosen: Crop): Promise<void> => {
    setCutting(true);
    try {
      onCut(await cutOut(address, chosen));
    } catch {
      setFailed(true);
      setCutting(false);
    }
  };

  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t('ProfilePictures.cropTitle')}
      closeLabel={t('App.close')}
      actions={
        <>
          <Button tone="quiet" onPress={onClose}>
            {t('App.cancel')}
          </Button>
          <Button
            tone="primary"
            isDisabled={!area || hasFailed}
            isPending={isCutting}
            pendingLabel={t('ProfilePictures.cutting')}
            onPress={() => area && void cut({ area, rotation })}
          >
            {t('ProfilePictures.use')}
          </Button>
        </>
      }
    >
      <div className="app-form">
        {hasFailed ? (
          <p role="alert" className="app-crop-failed">
            {t('ProfilePictures.unreadable')}
          </p>
        ) : (
          <div className="app-crop">
            <Cropper
              image={address}
              crop={crop}
              zoom={zoom}
              rotation={rotation}
              aspect={aspect}
              maxZoom={MOST}
              zoomSpeed={0.5}
              // Its own style element would need a nonce; the file above says the same.
              disableAutomaticStylesInjection
              onCropChange={setCrop}
              onZoomChange={setZoom}
              onCropComplete={(_shares, pixels) => setArea(pixels)}
              mediaProps={{ alt: '', onError: () => setFailed(true) }}
              cropperProps={{ role: 'group', 'aria-label': t('ProfilePictures.cropArea') }}
            />
          </div>
        )}
        <div className="app-crop-tools">
          <Slider
            label={t('ProfilePictures.size')}
            value={zoom}
            onChange={setZoom}
            min={1}
            max={MOST}
            step={0.05}
            words={{ style: 'percent' }}
          />
          <IconButton
            label={t('ProfilePictures.turnLeft')}
            icon={<RotateCcw aria-hidden="true" />}
            onPress={() => turn(-90)}
          />
          <IconButton
            label={t('ProfilePictures.turnRight')}
            icon={<RotateCw aria-hidden="true" />}
            onPress={() => turn(90)}
          />
        </div>
      </div>
    </Dialog>
  );
}
