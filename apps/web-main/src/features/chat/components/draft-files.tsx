import { Button, IconButton, ProgressRing } from '@my-girok/ui-components';
import { FileText, X } from 'lucide-react';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useSentence } from '../../../platform/errors/use-sentence.ts';
import type { Attachments } from '../../../platform/media/attachments.ts';
import { doneOf } from '../../../platform/media/upload-state.ts';
import type { UploadView } from '../../../platform/media/upload-view.ts';
import { useFileAddress, useUploads } from '../../../platform/media/use-uploads.ts';

// Few describe a picture at once: its place comes with the first who does.
const AltDialog = lazy(async () => ({ default: (await import('../../../platform/media/alt-dialog.tsx')).AltDialog }));

/** What has been put into the message one writes: pictures and files, on their way already. */
export function DraftFiles({
  items,
  attachments,
}: {
  readonly items: readonly UploadView[];
  readonly attachments: Attachments;
}): ReactNode {
  const t = useTranslations('Chat');
  if (items.length === 0) return null;
  return (
    <ul className="app-draft-files" aria-label={t('attached')}>
      {items.map((item, at) => (
        <DraftFile key={item.id} item={item} number={at + 1} attachments={attachments} />
      ))}
    </ul>
  );
}

function DraftFile({
  item,
  number,
  attachments,
}: {
  readonly item: UploadView;
  readonly number: number;
  readonly attachments: Attachments;
}): ReactNode {
  const t = useTranslations();
  const sentence = useSentence();
  const { uploads } = useUploads();
  const isPicture = item.purpose === 'message';
  const address = useFileAddress(isPicture ? item.file : undefined);
  const [isDescribing, setDescribing] = useState(false);
  const { state } = item;
  const done = doneOf(state, item.file.size);
  return (
    <li className="app-draft-file" data-refused={state.kind === 'refused' || undefined}>
      <span className="app-attached-thumb">
        {address ? <img src={address} alt={item.alt ?? ''} /> : <FileText aria-hidden="true" />}
        {state.kind !== 'ready' && state.kind !== 'refused' && (
          <ProgressRing
            value={done}
            label={t('Composer.uploading', { name: item.name, percent: Math.round(done * 100) })}
          />
        )}
      </span>
      <span className="app-draft-file-words">
        <span className="app-file-name">{item.name}</span>
        {state.kind === 'refused' && (
          <span className="app-attached-refused" role="alert">
            {sentence(state.failure)}
            <Button size="small" tone="quiet" onPress={() => void uploads.resume(item.id)}>
              {t('Chat.retry')}
            </Button>
          </span>
        )}
        {isPicture && state.kind !== 'refused' && (
          <Button size="small" tone="quiet" onPress={() => setDescribing(true)}>
            {item.alt || t('Chat.describe')}
          </Button>
        )}
      </span>
      <IconButton
        size="small"
        label={t('Chat.removeFile', { number })}
        icon={<X aria-hidden="true" />}
        onPress={() => void attachments.remove(item.id)}
      />
      {isDescribing && (
        <Suspense fallback={null}>
          <AltDialog
            number={number}
            alt={item.alt ?? ''}
            address={address}
            onChange={(alt) => attachments.describe(item.id, alt)}
            onClose={() => setDescribing(false)}
          />
        </Suspense>
      )}
    </li>
  );
}
