import type { Meta, StoryObj } from '@storybook/react-vite';
import { useState } from 'react';
import { useSay } from '../stories/say';
import { SelectField } from './select-field';

const meta: Meta = { title: 'Writing/SelectField' };
export default meta;

function Microphone({ isDisabled }: { isDisabled?: boolean }) {
  const say = useSay();
  const [value, setValue] = useState('desk');
  return (
    <div className="max-w-80">
      <SelectField
        label={say('Microphone', '마이크')}
        value={value}
        onChange={setValue}
        isDisabled={isDisabled}
        choices={[
          { value: 'desk', label: say('Desk microphone', '책상 마이크') },
          { value: 'head', label: say('Headphones with a very long name of their own', '이름이 아주 긴 헤드폰') },
        ]}
      />
    </div>
  );
}

export const Choosing: StoryObj = { render: () => <Microphone /> };
export const OneOnly: StoryObj = { render: () => <Microphone isDisabled /> };
