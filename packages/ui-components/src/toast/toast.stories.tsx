import type { Meta, StoryObj } from '@storybook/react-vite';
import { useEffect, useState } from 'react';
import { Button } from '../button/button';
import { useSay } from '../stories/say';
import { ToastQueue } from './toast-queue';
import { ToastRegion } from './toast-region';

const meta: Meta = { title: 'Telling/Toast' };
export default meta;

function Example() {
  const say = useSay();
  const [queue] = useState(() => new ToastQueue());
  useEffect(() => {
    const deleted = queue.add({
      words: say('The post is deleted.', '글을 지웠어요.'),
      action: { label: say('Undo', '되돌리기'), onAction: () => {} },
    });
    const failed = queue.add({
      words: say('The like was not saved.', '좋아요를 저장하지 못했어요.'),
      tone: 'danger',
      action: { label: say('Try again', '다시 하기'), onAction: () => {} },
    });
    return () => {
      queue.close(deleted);
      queue.close(failed);
    };
  }, [queue, say]);
  return (
    <>
      <Button onPress={() => queue.add({ words: say('The link is copied.', '링크를 복사했어요.') })}>
        {say('Copy link', '링크 복사하기')}
      </Button>
      <ToastRegion queue={queue} label={say('Messages', '메시지')} closeLabel={say('Close', '닫기')} />
    </>
  );
}

export const UndoAndRetry: StoryObj = { render: () => <Example /> };
