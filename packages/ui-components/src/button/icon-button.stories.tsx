import type { Meta, StoryObj } from '@storybook/react-vite';
import { MoreHorizontal, Search, Trash2 } from 'lucide-react';
import { useSay } from '../stories/say';
import { IconButton } from './icon-button';

const meta: Meta = { title: 'Doing/IconButton' };
export default meta;

function Row() {
  const say = useSay();
  return (
    <div className="flex gap-2">
      <IconButton label={say('Search', '찾기')} shortcut="/" icon={<Search aria-hidden="true" />} />
      <IconButton size="small" label={say('More', '더 보기')} icon={<MoreHorizontal aria-hidden="true" />} />
      <IconButton isDisabled label={say('Delete', '지우기')} icon={<Trash2 aria-hidden="true" />} />
    </div>
  );
}

export const Sizes: StoryObj = { render: () => <Row /> };
