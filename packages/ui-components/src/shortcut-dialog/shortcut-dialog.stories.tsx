import type { Meta, StoryObj } from '@storybook/react-vite';
import { useState } from 'react';
import { Button } from '../button/button';
import { useSay } from '../stories/say';
import { ShortcutDialog } from './shortcut-dialog';

const meta: Meta = { title: 'Asking/ShortcutDialog' };
export default meta;

function Example() {
  const say = useSay();
  const [isOpen, setOpen] = useState(true);
  return (
    <>
      <Button onPress={() => setOpen(true)}>{say('Shortcuts', '단축키')}</Button>
      <ShortcutDialog
        isOpen={isOpen}
        onOpenChange={setOpen}
        title={say('Keyboard shortcuts', '키보드 단축키')}
        closeLabel={say('Close', '닫기')}
        groups={[
          {
            title: say('Everywhere', '어디서나'),
            shortcuts: [
              { keys: ['?'], label: say('Show this list', '이 목록 보기') },
              { keys: ['/'], label: say('Search', '찾기') },
              { keys: ['n'], label: say('Write', '글쓰기') },
            ],
          },
          {
            title: say('In the timeline', '타임라인에서'),
            shortcuts: [
              { keys: ['j'], label: say('Next post', '다음 글') },
              { keys: ['k'], label: say('Previous post', '이전 글') },
              { keys: ['Ctrl', 'Enter'], label: say('Post', '올리기') },
            ],
          },
        ]}
      />
    </>
  );
}

export const Open: StoryObj = { render: () => <Example /> };
