import type { Meta, StoryObj } from '@storybook/react-vite';
import { Brand } from '../app-shell/brand';
import { useSay } from '../stories/say';
import { Seal } from './seal';

const meta: Meta = { title: 'Reading/Seal' };
export default meta;

function Row() {
  const say = useSay();
  return (
    <div className="flex flex-wrap items-center gap-5">
      <Seal size={192} label={say('girok', '기록')} />
      <Seal size={64} />
      <Seal size={32} />
      <Seal size={20} />
      <Seal size={64} tone="ink" />
      <Brand href="#home" name={say('girok', '기록')} />
    </div>
  );
}

export const Sizes: StoryObj = { render: () => <Row /> };
