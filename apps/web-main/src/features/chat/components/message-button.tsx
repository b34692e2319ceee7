import { Button } from '@my-girok/ui-components';
import { MessageCircle } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useSentence } from '../../../platform/errors/use-sentence.ts';
import { notices } from '../../../platform/notices/notices.ts';
import { useRoomActions } from '../hooks/use-room-actions.ts';

/** Opens the room with somebody, from their page. */
export function MessageButton({
  userId,
  onOpened,
}: {
  readonly userId: string;
  readonly onOpened: (roomId: string) => void;
}): ReactNode {
  const t = useTranslations('Chat');
  const sentence = useSentence();
  const { openDirect } = useRoomActions();
  const [isPending, setPending] = useState(false);
  const open = async (): Promise<void> => {
    setPending(true);
    const opened = await openDirect(userId);
    setPending(false);
    if (typeof opened === 'string') onOpened(opened);
    else notices.add({ words: `${t('didNot')} ${sentence(opened)}`, tone: 'danger' });
  };
  return (
    <Button icon={<MessageCircle />} isPending={isPending} pendingLabel={t('loading')} onPress={() => void open()}>
      {t('messageButton')}
    </Button>
  );
}
