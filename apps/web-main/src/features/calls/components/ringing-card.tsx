import { Avatar, Button, VisuallyHidden } from '@my-girok/ui-components';
import { Phone, PhoneOff, Video } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { failureOf } from '../../../platform/graphql/failure.ts';
import { useShortcuts } from '../../../platform/keyboard/shortcuts.ts';
import { notices } from '../../../platform/notices/notices.ts';
import type { Call, CallKind } from '../hooks/call.ts';
import { ringsAloud } from '../hooks/ring-choice.ts';
import { tellOfCall } from '../hooks/ring-notice.ts';
import { ringAloud } from '../hooks/ring-tone.ts';
import { useCallSentence } from '../hooks/use-call-sentence.ts';
import { useCallNames, useCalls } from '../hooks/use-calls.ts';

export interface RingingCardProps {
  readonly call: Call;
  /** Goes to the call's screen. */
  readonly onAnswer: (kind: CallKind) => void;
}

/** Somebody calls: who, and what one can do about it. It lies beside what one does and takes no focus from it; C leads there. */
export function RingingCard({ call, onAnswer }: RingingCardProps): ReactNode {
  const t = useTranslations('Call');
  const sentence = useCallSentence();
  const { store, api, own, ringing } = useCalls();
  const { room, nameOf, faceOf } = useCallNames(call.roomId);
  const first = useRef<HTMLDivElement>(null);
  const name = nameOf(call.startedById);
  const face = faceOf(call.startedById);
  const isGroup = room?.kind === 'GROUP';
  const words = isGroup
    ? t('callingIn', { name, room: room.name ?? t('group') })
    : t(call.kind === 'video' ? 'callingVideo' : 'calling', { name });

  const answer = (kind: CallKind): void => {
    ringing.putAway(call.id);
    onAnswer(kind);
    const choice = { hasMicrophone: true, hasCamera: kind === 'video' };
    void own.join({ roomId: call.roomId, callId: call.id, kind, choice });
  };
  const decline = async (): Promise<void> => {
    ringing.putAway(call.id);
    try {
      store.heard(await api.decline(call.id));
    } catch (error) {
      const failure = failureOf(error);
      if (failure.code === 'CALL_ENDED' || failure.code === 'CALL_NOT_FOUND') return;
      ringing.takeBack(call.id);
      notices.add({ words: `${t('declineFailed')} ${sentence(failure)}`, tone: 'danger' });
    }
  };
  useShortcuts({ c: () => first.current?.querySelector('button')?.focus() });

  const isQuiet = room?.isMuted ?? false;
  const isKnown = room !== undefined;
  useEffect(
    () => (isKnown && !isQuiet && ringsAloud() ? ringAloud(store.me) : undefined),
    [isKnown, isQuiet, store.me],
  );
  useEffect(
    () =>
      isKnown && !isQuiet
        ? tellOfCall(store.me, {
            callId: call.id,
            title: words,
            body: t('incoming'),
            onOpen: () => first.current?.querySelector('button')?.focus(),
          })
        : undefined,
    [isKnown, isQuiet, store.me, call.id, words, t],
  );

  const ways: readonly CallKind[] = !call.videoAllowed
    ? ['voice']
    : call.kind === 'video'
      ? ['video', 'voice']
      : ['voice', 'video'];
  return (
    <section className="app-ringing" aria-label={t('incoming')}>
      <Avatar id={face.id} name={name} src={face.avatar} size="large" />
      <div>
        <h2>{name}</h2>
        <p className="app-quiet">{words}</p>
      </div>
      <div className="app-ringing-ways" ref={first}>
        {ways.map((kind, index) => (
          <Button
            key={kind}
            tone={index === 0 ? 'primary' : 'secondary'}
            icon={kind === 'video' ? <Video /> : <Phone />}
            onPress={() => answer(kind)}
          >
            {t(kind === 'video' ? 'answerVideo' : 'answer')}
          </Button>
        ))}
        <Button icon={<PhoneOff />} onPress={() => void decline()}>
          {t('decline')}
        </Button>
      </div>
      <VisuallyHidden>
        <span role="alert">{t('ringAnnounce', { words })}</span>
      </VisuallyHidden>
    </section>
  );
}
