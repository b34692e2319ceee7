import type { Meta, StoryObj } from '@storybook/react-vite';
import { Globe, Lock, Users } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../button/button';
import { useSay } from '../stories/say';
import { ChoiceMenu } from './choice-menu';

const meta: Meta = { title: 'Doing/ChoiceMenu' };
export default meta;

function Visibility() {
  const say = useSay();
  const [value, setValue] = useState<'public' | 'followers' | 'self'>('public');
  const choices = [
    {
      value: 'public' as const,
      label: say('Everyone', '모두'),
      note: say('Also people who are signed out.', '로그인하지 않은 사람도 볼 수 있어요.'),
      icon: <Globe />,
    },
    {
      value: 'followers' as const,
      label: say('Followers', '팔로워'),
      note: say('People who follow you.', '나를 팔로우하는 사람만 볼 수 있어요.'),
      icon: <Users />,
    },
    {
      value: 'self' as const,
      label: say('Only me', '나만'),
      note: say('Nobody else sees it.', '다른 사람에게는 보이지 않아요.'),
      icon: <Lock />,
    },
  ];
  const chosen = choices.find((choice) => choice.value === value);
  return (
    <ChoiceMenu
      label={say('Who sees it', '볼 수 있는 사람')}
      trigger={
        <Button size="small" tone="quiet" icon={chosen?.icon}>
          {chosen?.label}
        </Button>
      }
      value={value}
      onChange={setValue}
      choices={choices}
    />
  );
}

export const WhoSeesIt: StoryObj = { render: () => <Visibility /> };
