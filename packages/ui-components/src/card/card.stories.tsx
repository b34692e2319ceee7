import type { Meta, StoryObj } from '@storybook/react-vite';
import { Divider } from '../divider/divider';
import { useSay } from '../stories/say';
import { Card } from './card';

const meta: Meta = { title: 'Reading/Card' };
export default meta;

function Example() {
  const say = useSay();
  return (
    <div className="flex max-w-96 flex-col gap-5">
      <Card as="article">
        <h2 className="font-serif text-title">{say('Winter notebook', '겨울 공책')}</h2>
        <p className="text-ink-soft">{say('42 entries since November', '11월부터 기록 42개')}</p>
      </Card>
      <Divider />
      <Divider weight="double" />
    </div>
  );
}

export const CardAndDividers: StoryObj = { render: () => <Example /> };
