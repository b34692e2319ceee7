import type { Meta, StoryObj } from '@storybook/react-vite';
import { PenLine, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useSay } from '../stories/say';
import { Button } from './button';
import { ButtonLink } from './button-link';

const meta: Meta = { title: 'Doing/Button' };
export default meta;

function Tones() {
  const say = useSay();
  return (
    <div className="flex flex-wrap items-center gap-3">
      <Button tone="primary" icon={<PenLine />}>
        {say('Post', '올리기')}
      </Button>
      <Button>{say('Follow', '팔로우')}</Button>
      <Button tone="quiet">{say('Cancel', '그만두기')}</Button>
      <Button tone="danger" icon={<Trash2 />}>
        {say('Delete', '지우기')}
      </Button>
      <Button isDisabled>{say('Post', '올리기')}</Button>
      <ButtonLink href="#login">{say('Log in', '로그인하기')}</ButtonLink>
    </div>
  );
}

function Small() {
  const say = useSay();
  return (
    <div className="flex flex-wrap items-center gap-3">
      <Button size="small">{say('Follow', '팔로우')}</Button>
      <Button size="small" tone="quiet">
        {say('Comment', '댓글 쓰기')}
      </Button>
      <Button size="small" tone="danger">
        {say('Sign out this device', '이 기기 로그아웃하기')}
      </Button>
    </div>
  );
}

function Pending() {
  const say = useSay();
  const [isPending, setPending] = useState(true);
  return (
    <div className="flex max-w-88 flex-col gap-4">
      <Button
        tone="primary"
        wide
        isPending={isPending}
        pendingLabel={say('Creating your account', '계정을 만드는 중이에요')}
      >
        {say('Create account', '계정 만들기')}
      </Button>
      <Button tone="quiet" onPress={() => setPending(!isPending)}>
        {isPending ? say('Finish', '끝내기') : say('Begin again', '다시 시작하기')}
      </Button>
    </div>
  );
}

/** The seal stands once; everything else is ink. */
export const AllTones: StoryObj = { render: () => <Tones /> };
export const SmallSize: StoryObj = { render: () => <Small /> };
/** A line writes itself along the foot once the work has taken 300 ms. */
export const Waiting: StoryObj = { render: () => <Pending /> };
