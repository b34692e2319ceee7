import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { type Call, ownerOf } from '../hooks/call.ts';
import type { Caption } from '../hooks/session-view.ts';
import { useCallNames } from '../hooks/use-calls.ts';

export interface CallCaptionsProps {
  readonly call: Call;
  readonly captions: readonly Caption[];
}

/**
 * Where what is said stands in words, and is read out. It is fed by LiveKit's transcription events (`call-session.ts`): a server that
 * transcribes needs nothing more to be seen here. Empty and without a place of its own while none does.
 */
export function CallCaptions({ call, captions }: CallCaptionsProps): ReactNode {
  const t = useTranslations('Call');
  const { nameOf } = useCallNames(call.roomId);
  return (
    <div className="app-call-captions" role="log" aria-label={t('captions')}>
      {captions.map(({ id, identity, text }) => (
        <p key={id}>
          {t('captionBy', { name: nameOf(identity === undefined ? undefined : ownerOf(call, identity)), text })}
        </p>
      ))}
    </div>
  );
}
