import type { Meta, StoryObj } from '@storybook/react-vite';
import { Smile } from 'lucide-react';
import { Button } from '../button/button';
import { IconButton } from '../button/icon-button';
import { useSay } from '../stories/say';
import { Popover } from './popover';

const meta: Meta = { title: 'Popover' };
export default meta;

function Reacting() {
  const say = useSay();
  return (
    <Popover
      label={say('React', '반응 남기기')}
      placement="bottom start"
      trigger={<IconButton label={say('React', '반응 남기기')} icon={<Smile aria-hidden="true" />} />}
    >
      {(close) => (
        <Button tone="quiet" onPress={close}>
          {say('Thumbs up', '엄지')}
        </Button>
      )}
    </Popover>
  );
}

/** Opened by its button; what it holds may close it. */
export const WithOneChoice: StoryObj = { render: () => <Reacting /> };
