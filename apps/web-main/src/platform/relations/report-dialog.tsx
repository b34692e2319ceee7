import { LIMITS } from '@my-girok/types';
import { Button, ChoiceList, countGraphemes, Dialog, TextArea } from '@my-girok/ui-components';
import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { ReportReason } from '../../gen/people/graphql.ts';
import { useSentence } from '../errors/use-sentence.ts';
import type { RelationAsk, ReportSubject } from './relation-ask.ts';
import { type Other, useRelations } from './use-relations.ts';

const REASONS: readonly ReportReason[] = [
  'SPAM',
  'HARASSMENT',
  'HATE',
  'SEXUAL',
  'VIOLENCE',
  'SELF_HARM',
  'ILLEGAL',
  'OTHER',
];

export interface ReportDialogProps {
  readonly subject: ReportSubject;
  readonly person: Other | undefined;
  /** Leads on to seeing less of `person`. */
  readonly onNext: (ask: RelationAsk) => void;
  readonly onClose: () => void;
}

/** Tells the moderators, says thanks, and offers to see less of whoever it was. */
export function ReportDialog({ subject, person, onNext, onClose }: ReportDialogProps): ReactNode {
  const t = useTranslations();
  const sentence = useSentence();
  const { report } = useRelations();
  const [reason, setReason] = useState<ReportReason | null>(null);
  const [note, setNote] = useState('');
  const [error, setError] = useState<string>();
  const [isPending, setPending] = useState(false);
  const [isThanks, setThanks] = useState(false);
  const over = countGraphemes(note) - LIMITS.reportNoteMax;

  const send = async (): Promise<void> => {
    if (reason === null) return setError(t('Relations.reasonMissing'));
    if (over > 0) return;
    setPending(true);
    const failure = await report({ ...subject, reason, note: note.trim() || null });
    setPending(false);
    if (failure) setError(sentence(failure));
    else setThanks(true);
  };

  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t(isThanks ? 'Relations.thanksTitle' : 'Relations.reportTitle')}
      closeLabel={t('App.close')}
      isDismissable={note === '' || isThanks}
      actions={
        isThanks ? (
          <>
            {person && (
              <>
                <Button onPress={() => onNext({ kind: 'mute', person })}>
                  {t('Relations.mutePerson', { name: person.name })}
                </Button>
                <Button tone="danger" onPress={() => onNext({ kind: 'block', person })}>
                  {t('Relations.blockPerson', { name: person.name })}
                </Button>
              </>
            )}
            <Button tone="primary" onPress={onClose}>
              {t('Relations.done')}
            </Button>
          </>
        ) : (
          <>
            <Button tone="quiet" onPress={onClose}>
              {t('App.cancel')}
            </Button>
            <Button tone="primary" isPending={isPending} pendingLabel={t('App.loading')} onPress={() => void send()}>
              {t('Relations.report')}
            </Button>
          </>
        )
      }
    >
      {isThanks ? (
        <p role="status">{t('Relations.thanks')}</p>
      ) : (
        <div className="app-form">
          <ChoiceList
            label={t('Relations.reason')}
            value={reason}
            onChange={(chosen) => {
              setReason(chosen);
              setError(undefined);
            }}
            error={error}
            choices={REASONS.map((value) => ({ value, label: t(`Relations.${value}`) }))}
          />
          <TextArea
            label={t('Relations.note')}
            description={t('Relations.noteHint')}
            value={note}
            onChange={setNote}
            rows={2}
            error={over > 0 ? t('Timeline.over', { over }) : undefined}
          />
        </div>
      )}
    </Dialog>
  );
}
