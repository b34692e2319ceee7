import type { Meta, StoryObj } from '@storybook/react-vite';
import { Button } from '../button/button';
import { useSay } from '../stories/say';
import { Tooltip } from './tooltip';

const meta: Meta = { title: 'Telling/Tooltip' };
export default meta;

function Example() {
  const say = useSay();
  return (
    <div className="p-12">
      <Tooltip words={say('Search people and posts', '사람과 글 찾기')} shortcut="/">
        <Button autoFocus>{say('Search', '찾기')}</Button>
      </Tooltip>
    </div>
  );
}

export const OnFocus: StoryObj = {
  render: () => <Example />,
  play: async ({ userEvent }) => {
    await userEvent.tab();
  },
};
