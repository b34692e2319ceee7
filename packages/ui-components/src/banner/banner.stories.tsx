import type { Meta, StoryObj } from '@storybook/react-vite';
import { CloudCheck, CloudOff, TriangleAlert } from 'lucide-react';
import { Button } from '../button/button';
import { useSay } from '../stories/say';
import { Banner } from './banner';

const meta: Meta = { title: 'Telling/Banner' };
export default meta;

function All() {
  const say = useSay();
  return (
    <>
      <Banner
        tone="warning"
        icon={<CloudOff />}
        action={<Button size="small">{say('Try now', '지금 다시 연결하기')}</Button>}
      >
        {say(
          'The connection is lost. What you write is kept here.',
          '연결이 끊겼어요. 쓰고 있는 글은 여기에 보관돼요.',
        )}
      </Banner>
      <Banner tone="success" icon={<CloudCheck />}>
        {say('Connected again. Everything was sent.', '다시 연결됐어요. 모두 보냈어요.')}
      </Banner>
      <Banner tone="danger" icon={<TriangleAlert />}>
        {say(
          'You were signed out. Log in to go on; your draft is safe.',
          '로그아웃됐어요. 로그인하면 이어서 쓸 수 있어요. 쓰던 글은 그대로 있어요.',
        )}
      </Banner>
      <Banner>{say('You are reading an older copy.', '예전에 받아 둔 내용을 보고 있어요.')}</Banner>
    </>
  );
}

export const Tones: StoryObj = { render: () => <All /> };
