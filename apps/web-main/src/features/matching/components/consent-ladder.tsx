import { Button, ButtonLink, Chip, ConfirmDialog, TextButton } from '@my-girok/ui-components';
import { Check, Image, Link2, Mic, Video } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import { paths } from '../../../platform/paths.ts';
import { CONSENTS, type Consent, type ConsentKind } from '../hooks/match-types.ts';
import { type Consents, consentOf, isAgreed } from '../hooks/use-consents.ts';

const ICONS: Readonly<Record<ConsentKind, ReactNode>> = {
  voice: <Mic />,
  video: <Video />,
  images: <Image />,
  keep: <Link2 />,
};
type Asked = Exclude<ConsentKind, 'keep'>;
const ASKED: readonly Asked[] = ['voice', 'video', 'images'];

export interface ConsentLadderProps {
  /** The other's pseudonym, in words. */
  readonly name: string;
  readonly consents: Consents;
  readonly keptRoomId: string | null;
  readonly onWhy: () => void;
}

const stateOf = ({ mine, theirs }: Consent): 'both' | 'mine' | 'theirs' | 'none' =>
  mine && theirs ? 'both' : mine ? 'mine' : theirs ? 'theirs' : 'none';

/** Each closer step, and how the two stand to it: one asks by pressing, the other agrees by pressing, and either takes it back so. */
export function ConsentLadder({ name, consents, keptRoomId, onWhy }: ConsentLadderProps): ReactNode {
  const t = useTranslations();
  const { all, set } = consents;
  const [asksKeep, setAsksKeep] = useState(false);
  const [later, setLater] = useState<ReadonlySet<ConsentKind>>(new Set());
  const keeps = consentOf(all, 'keep').mine;
  const hasVoice = isAgreed(all, 'voice');
  const asking = ASKED.find((kind) => stateOf(consentOf(all, kind)) === 'theirs' && !later.has(kind));
  const asked = ASKED.find((kind) => stateOf(consentOf(all, kind)) === 'mine');
  const press = (kind: ConsentKind, mine: boolean): void => {
    if (kind === 'keep') setAsksKeep(true);
    else set(kind, !mine);
  };
  return (
    <section className="app-match-ladder" aria-label={t('Match.ladder')}>
      {keptRoomId ? (
        <div className="app-match-ask">
          <p role="status">{t('Match.kept')}</p>
          <ButtonLink size="small" tone="primary" href={paths.room(keptRoomId)}>
            {t('Match.toKept')}
          </ButtonLink>
        </div>
      ) : null}
      <ul className="app-match-chips">
        {CONSENTS.filter((kind) => kind !== 'keep' || !keptRoomId).map((kind) => {
          const consent = consentOf(all, kind);
          const state = stateOf(consent);
          const isFirst = kind === 'video' && !hasVoice && !consent.mine;
          return (
            <li key={kind}>
              <Chip
                label={t(`Match.consents.${kind}`)}
                icon={state === 'both' ? <Check /> : ICONS[kind]}
                state={isFirst ? t('Match.voiceFirst') : t(`Match.consentStates.${state}`)}
                mark={state === 'mine' || state === 'theirs' ? 'half' : undefined}
                isSelected={consent.mine}
                isDisabled={isFirst}
                onChange={() => press(kind, consent.mine)}
              />
            </li>
          );
        })}
        <li>
          <TextButton onPress={onWhy}>{t('Match.why')}</TextButton>
        </li>
      </ul>
      <div aria-live="polite">
        {asking && (
          <div className="app-match-ask">
            <p>{t(`Match.wants.${asking}`, { name })}</p>
            <div className="app-match-ask-ways">
              <Button size="small" tone="primary" onPress={() => set(asking, true)}>
                {t('Match.allow')}
              </Button>
              <Button size="small" tone="quiet" onPress={() => setLater(new Set(later).add(asking))}>
                {t('Match.notNow')}
              </Button>
            </div>
          </div>
        )}
        {asked && <p className="app-quiet">{t('Match.youAsked', { name, what: t(`Match.consents.${asked}`) })}</p>}
      </div>
      <ConfirmDialog
        isOpen={asksKeep}
        onOpenChange={setAsksKeep}
        title={t(keeps ? 'Match.keepBackTitle' : 'Match.keepTitle', { name })}
        confirmLabel={t(keeps ? 'Match.keepBackConfirm' : 'Match.keepConfirm')}
        cancelLabel={t('App.cancel')}
        closeLabel={t('App.close')}
        tone="primary"
        onConfirm={() => {
          setAsksKeep(false);
          set('keep', !keeps);
        }}
      >
        {t(keeps ? 'Match.keepBackBody' : 'Match.keepBody', { name })}
      </ConfirmDialog>
    </section>
  );
}
