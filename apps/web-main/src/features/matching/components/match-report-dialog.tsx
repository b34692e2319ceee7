import { useApolloClient } from '@apollo/client/react';
import { LIMITS } from '@my-girok/types';
import { Button, CheckBox, ChoiceList, countGraphemes, Dialog, TextArea } from '@my-girok/ui-components';
import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import { type MatchReportReason, ReportMatchDocument } from '../../../gen/matching/graphql.ts';
import { useSentence } from '../../../platform/errors/use-sentence.ts';
import { failureOf } from '../../../platform/graphql/failure.ts';

const REASONS: readonly MatchReportReason[] = ['HARASSMENT', 'SEXUAL', 'MINOR', 'HATE', 'SPAM', 'SELF_HARM', 'OTHER'];

export interface MatchReportDialogProps {
  readonly matchId: string;
  /** The other's pseudonym, in words. */
  readonly name: string;
  /** The match has ended already. */
  readonly isOver: boolean;
  readonly onReported: () => void;
  readonly onClose: () => void;
}

/** Tells the moderators what was wrong; what the two wrote goes along only if the reporter says so. */
export function MatchReportDialog(props: MatchReportDialogProps): ReactNode {
  const { matchId, name, isOver, onReported, onClose } = props;
  const t = useTranslations();
  const sentence = useSentence();
  const client = useApolloClient();
  const [reason, setReason] = useState<MatchReportReason | null>(null);
  const [note, setNote] = useState('');
  const [includes, setIncludes] = useState(false);
  const [error, setError] = useState<string>();
  const [isPending, setPending] = useState(false);
  const [attached, setAttached] = useState<number>();
  const over = countGraphemes(note) - LIMITS.reportNoteMax;
  const isThanks = attached !== undefined;

  const send = async (): Promise<void> => {
    if (reason === null) return setError(t('Match.reasonMissing'));
    if (over > 0) return;
    setPending(true);
    const input = { matchId, reason, note: note.trim() || null, includeMessages: includes };
    const result = await client
      .mutate({ mutation: ReportMatchDocument, variables: { input }, errorPolicy: 'all' })
      .catch((thrown: unknown) => ({ data: undefined, error: thrown }));
    setPending(false);
    if (!result.data?.reportMatch) return setError(sentence(failureOf(result.error)));
    setAttached(result.data.reportMatch.messages);
    onReported();
  };

  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={isThanks ? t('Match.reportedTitle') : t('Match.reportTitle', { name })}
      closeLabel={t('App.close')}
      isDismissable={note === '' || isThanks}
      actions={
        isThanks ? (
          <Button tone="primary" onPress={onClose}>
            {t('Match.done')}
          </Button>
        ) : (
          <>
            <Button tone="quiet" onPress={onClose}>
              {t('App.cancel')}
            </Button>
            <Button tone="danger" isPending={isPending} pendingLabel={t('Match.sending')} onPress={() => void send()}>
              {t('Match.send')}
            </Button>
          </>
        )
      }
    >
      {isThanks ? (
        <div role="status">
          <p>{t('Match.reported')}</p>
          <p className="app-quiet">{t('Match.reportedMessages', { count: attached })}</p>
        </div>
      ) : (
        <div className="app-form">
          <p className="app-quiet">{t(isOver ? 'Match.reportNoteOver' : 'Match.reportNote')}</p>
          <ChoiceList
            label={t('Match.reason')}
            value={reason}
            onChange={(chosen) => {
              setReason(chosen);
              setError(undefined);
            }}
            error={error}
            choices={REASONS.map((value) => ({ value, label: t(`Match.reasons.${value}`) }))}
          />
          <TextArea
            label={t('Match.reportWords')}
            description={t('Match.reportWordsHint')}
            value={note}
            onChange={setNote}
            rows={2}
            error={over > 0 ? t('Timeline.over', { over }) : undefined}
          />
          <CheckBox label={t('Match.include')} showsLabel isSelected={includes} onChange={setIncludes} />
        </div>
      )}
    </Dialog>
  );
}
