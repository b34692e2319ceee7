import { Button } from '@my-girok/ui-components';
import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import { type RelationAsk, RelationDialog } from '../../../platform/relations/relation-dialog.tsx';
import type { ChatRoom } from '../hooks/chat-types.ts';
import { useChatPerson } from '../hooks/use-chat.ts';
import { useRoomActions } from '../hooks/use-room-actions.ts';

/** Somebody asks to talk: they learn nothing until one has answered. */
export function RequestBar({ room, onGone }: { readonly room: ChatRoom; readonly onGone: () => void }): ReactNode {
  const t = useTranslations('Chat');
  const asker = useChatPerson(room.askedById ?? room.peerId);
  const { answer } = useRoomActions();
  const [isPending, setPending] = useState(false);
  const [ask, setAsk] = useState<RelationAsk>();
  const name = asker?.name ?? t('somebody');
  const give = async (accept: boolean): Promise<void> => {
    setPending(true);
    const isDone = await answer(room.id, accept);
    setPending(false);
    if (isDone && !accept) onGone();
  };
  return (
    <div className="app-request">
      <p>{t(room.kind === 'GROUP' ? 'askedIntoGroup' : 'asksToTalk', { name })}</p>
      <p className="app-quiet">{t('requestNote')}</p>
      <div className="app-request-ways">
        <Button tone="primary" isPending={isPending} pendingLabel={t('saving')} onPress={() => void give(true)}>
          {t('accept')}
        </Button>
        <Button isPending={isPending} onPress={() => void give(false)}>
          {t('decline')}
        </Button>
        {asker?.name && (
          <Button tone="quiet" onPress={() => setAsk({ kind: 'block', person: { id: asker.id, name } })}>
            {t('block')}
          </Button>
        )}
      </div>
      <RelationDialog ask={ask} onClose={() => setAsk(undefined)} />
    </div>
  );
}
