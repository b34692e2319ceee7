import type { Meta, StoryObj } from '@storybook/react-vite';
import { Button } from '../button/button';
import { useSay } from '../stories/say';
import { EmptyState } from './empty-state';

const meta: Meta = { title: 'Telling/EmptyState' };
export default meta;

function Example() {
  const say = useSay();
  return (
    <div className="max-w-160">
      <EmptyState action={<Button tone="primary">{say('Find people', '사람 찾기')}</Button>}>
        {say(
          'Your timeline fills with what you write and with the people you follow.',
          '내가 쓴 글과 팔로우하는 사람들의 글이 여기에 쌓여요.',
        )}
      </EmptyState>
    </div>
  );
}

export const EmptyTimeline: StoryObj = { render: () => <Example /> };
