import { LIMITS } from '@my-girok/types';
import { Banner, Button, countGraphemes, Dialog, TextArea, TextField } from '@my-girok/ui-components';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { PostItemFragment } from '../../../gen/graphql.ts';
import { useSentence } from '../../../platform/errors/use-sentence.ts';
import { useEdit } from '../hooks/use-edit.ts';

/** Changes what a post says. What is typed is kept until it is saved; what somebody saved meanwhile is never written over unseen. */
export function EditDialog({
  post,
  onClose,
}: {
  readonly post: PostItemFragment;
  readonly onClose: () => void;
}): ReactNode {
  const t = useTranslations();
  const sentence = useSentence();
  const edit = useEdit(post);
  const { text, change } = edit;
  const over = countGraphemes(text.content) - LIMITS.postMax;
  const overWarning = countGraphemes(text.contentWarning) - LIMITS.contentWarningMax;
  const isEmpty = text.content.trim() === '' && post.pictures.length === 0;
  const refused = over > 0 || overWarning > 0 || isEmpty;
  const words = (left: number): string =>
    left < 0 ? t('Timeline.over', { over: -left }) : t('Timeline.left', { left });

  const save = async (): Promise<void> => {
    if (!refused && (await edit.save())) onClose();
  };

  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t('Edit.title')}
      closeLabel={t('App.close')}
      actions={
        <>
          {edit.isChanged && (
            <Button
              tone="quiet"
              onPress={() => {
                edit.forget();
                onClose();
              }}
            >
              {t('Edit.discard')}
            </Button>
          )}
          <Button
            tone="primary"
            isDisabled={refused || !edit.isChanged}
            isPending={edit.isSaving}
            pendingLabel={t('Edit.saving')}
            onPress={() => void save()}
          >
            {edit.conflict ? t('Edit.saveOver') : t('Edit.save')}
          </Button>
        </>
      }
    >
      <div className="app-form">
        <p className="app-quiet">{t('Edit.note')}</p>
        {edit.conflict && (
          <section className="app-conflict" role="alert">
            <p>{t('Edit.conflict')}</p>
            <blockquote dir="auto">{edit.conflict.content}</blockquote>
            <Button size="small" onPress={edit.takeTheirs}>
              {t('Edit.takeTheirs')}
            </Button>
          </section>
        )}
        {edit.failure && !edit.conflict && (
          <Banner tone="danger">{t('Edit.failed', { reason: sentence(edit.failure) })}</Banner>
        )}
        <TextArea
          label={t('Edit.text')}
          value={text.content}
          onChange={(content) => change({ ...text, content })}
          onSubmit={() => void save()}
          rows={4}
          autoFocus
          counter={{ max: LIMITS.postMax, words }}
          error={over > 0 ? t('Timeline.over', { over }) : undefined}
        />
        <TextField
          label={t('Edit.warning')}
          description={t('Edit.warningNote')}
          value={text.contentWarning}
          onChange={(contentWarning) => change({ ...text, contentWarning })}
          error={overWarning > 0 ? t('Timeline.over', { over: overWarning }) : undefined}
        />
        {post.pictures.map((picture, at) => {
          const alt = text.alts[picture.id] ?? picture.alt;
          const overAlt = countGraphemes(alt) - LIMITS.altMax;
          return (
            <div key={picture.id} className="app-edit-alt">
              <img src={picture.thumb} alt="" width={64} height={64} />
              <TextArea
                label={t('Edit.alt', { number: at + 1 })}
                value={alt}
                onChange={(next) => change({ ...text, alts: { ...text.alts, [picture.id]: next } })}
                rows={2}
                error={overAlt > 0 ? t('Timeline.over', { over: overAlt }) : undefined}
              />
            </div>
          );
        })}
      </div>
    </Dialog>
  );
}
