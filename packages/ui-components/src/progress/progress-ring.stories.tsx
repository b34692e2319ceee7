import type { Meta, StoryObj } from '@storybook/react-vite';
import { useSay } from '../stories/say';
import { ProgressRing } from './progress-ring';

const meta: Meta = { title: 'Telling/ProgressRing' };
export default meta;

function Rings() {
  const say = useSay();
  return (
    <div className="flex gap-4">
      {[0, 0.25, 0.7, 1].map((value) => (
        <ProgressRing
          key={value}
          value={value}
          label={say(`Uploading, ${value * 100} percent`, `올리고 있어요, ${value * 100}퍼센트`)}
        />
      ))}
    </div>
  );
}

export const HowFar: StoryObj = { render: () => <Rings /> };
