import type { Meta, StoryObj } from '@storybook/react-vite';
import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../button/button';
import { IconButton } from '../button/icon-button';
import { useSay } from '../stories/say';
import { Stage } from './stage';

const meta: Meta = { title: 'Calling/Stage' };
export default meta;

function Call() {
  const say = useSay();
  const [isOpen, setOpen] = useState(true);
  return (
    <>
      <Button onPress={() => setOpen(true)}>{say('Back to the call', '통화로 돌아가기')}</Button>
      <Stage
        label={say('Call with Bora', '보라와 통화')}
        isOpen={isOpen}
        onLeave={() => setOpen(false)}
        head={
          <>
            <IconButton
              label={say('Make the call small', '통화 작게 보기')}
              icon={<ChevronDown aria-hidden="true" />}
              onPress={() => setOpen(false)}
            />
            <h2>{say('Bora', '보라')}</h2>
          </>
        }
        foot={<Button tone="danger">{say('Leave', '나가기')}</Button>}
      >
        <p className="p-6">{say('The page waits behind it.', '페이지는 뒤에서 기다려요.')}</p>
      </Stage>
    </>
  );
}

export const OverThePage: StoryObj = { render: () => <Call /> };
