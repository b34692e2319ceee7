import type { Meta, StoryObj } from '@storybook/react-vite';
import { useState } from 'react';
import { useSay } from '../stories/say';
import { Slider } from './slider';

const meta: Meta = { title: 'Doing/Slider' };
export default meta;

function Zoom() {
  const say = useSay();
  const [value, setValue] = useState(1.5);
  return (
    <div className="max-w-80">
      <Slider
        label={say('Size', '크기')}
        value={value}
        onChange={setValue}
        min={1}
        max={4}
        step={0.1}
        words={{ style: 'percent' }}
      />
    </div>
  );
}

export const HowLarge: StoryObj = { render: () => <Zoom /> };
