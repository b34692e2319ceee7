import type { Meta, StoryObj } from '@storybook/react-vite';
import { Link2, Trash2, UserMinus } from 'lucide-react';
import { Button } from '../button/button';
import { useSay } from '../stories/say';
import { Menu } from './menu';

const meta: Meta = { title: 'Doing/Menu' };
export default meta;

function Example() {
  const say = useSay();
  return (
    <Menu
      label={say('More on this post', '이 글에 할 수 있는 일')}
      placement="bottom start"
      trigger={<Button>{say('More', '더 보기')}</Button>}
      actions={[
        { id: 'copy', label: say('Copy link', '링크 복사하기'), icon: <Link2 /> },
        { id: 'unfollow', label: say('Unfollow Ada Lovelace', 'Ada Lovelace 님 언팔로우하기'), icon: <UserMinus /> },
        { id: 'report', label: say('Report', '신고하기'), isDisabled: true },
        { id: 'delete', label: say('Delete', '지우기'), icon: <Trash2 />, tone: 'danger' },
      ]}
    />
  );
}

export const Closed: StoryObj = { render: () => <Example /> };
export const Open: StoryObj = {
  render: () => <Example />,
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button'));
  },
};
