import type { Meta, StoryObj } from '@storybook/react-vite';
import { useState } from 'react';
import { useSay } from '../stories/say';
import { CheckBox } from './check-box';

const meta: Meta = { title: 'Writing/Check box' };
export default meta;

function Example({ isDisabled, showsLabel }: { isDisabled?: boolean; showsLabel?: boolean }) {
  const say = useSay();
  const [isOn, setOn] = useState(true);
  return (
    <CheckBox
      label={say('Likes, in the list', '좋아요, 목록에')}
      isSelected={isOn}
      isDisabled={isDisabled}
      showsLabel={showsLabel}
      onChange={setOn}
    />
  );
}

export const Chosen: StoryObj = { render: () => <Example /> };
export const Fixed: StoryObj = { render: () => <Example isDisabled /> };
export const Worded: StoryObj = { render: () => <Example showsLabel /> };
