import type { Meta, StoryObj } from '@storybook/react-vite';
import { useSay } from '../stories/say';
import { Tabs } from './tabs';

const meta: Meta = { title: 'Framing/Tabs' };
export default meta;

function Example() {
  const say = useSay();
  return (
    <Tabs
      label={say('Of Minji Kim', '김민지 님의')}
      tabs={[
        { id: 'posts', label: say('Posts', '글'), content: <p>{say('Forty-two entries.', '기록 마흔두 개.')}</p> },
        { id: 'comments', label: say('Comments', '댓글'), content: <p>{say('Seven comments.', '댓글 일곱 개.')}</p> },
        { id: 'resume', label: say('Résumé', '이력서'), content: <p>{say('Not public.', '공개하지 않았어요.')}</p> },
      ]}
    />
  );
}

export const ThreeViews: StoryObj = { render: () => <Example /> };
