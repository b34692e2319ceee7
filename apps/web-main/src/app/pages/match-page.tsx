import { createLazyRoute, useNavigate } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useTranslations } from 'use-intl';
import { MatchScreen } from '../../features/matching/components/match-screen.tsx';
import { PushOffer } from '../../features/notifications/components/push-offer.tsx';
import { useDocumentTitle } from '../use-document-title.ts';

export const route = createLazyRoute('/signed-in/match')({ component: MatchPage });

// Needed once two have met: they come meanwhile.
const MatchConversation = lazy(async () => ({
  default: (await import('../../features/chat/components/match-conversation.tsx')).MatchConversation,
}));
const MatchCallSlot = lazy(async () => ({
  default: (await import('../../features/calls/match-call-slot.tsx')).MatchCallSlot,
}));

/** Meeting somebody by chance. */
function MatchPage(): ReactNode {
  const t = useTranslations('Match');
  const navigate = useNavigate();
  const [title, setTitle] = useState('');
  useDocumentTitle(title || t('title'));
  return (
    <MatchScreen
      pushOffer={<PushOffer />}
      renderMessages={(around) => (
        <Suspense fallback={null}>
          <MatchConversation
            key={around.roomId}
            {...around}
            onTitle={setTitle}
            onBack={() => void navigate({ to: '/' })}
          />
        </Suspense>
      )}
      renderCall={(call) =>
        call.voice ? (
          <Suspense fallback={null}>
            <MatchCallSlot {...call} />
          </Suspense>
        ) : null
      }
    />
  );
}
