import type { Meta, StoryObj } from '@storybook/react-vite';
import { useSay } from '../stories/say';
import { LevelMeter } from './level-meter';

const meta: Meta = { title: 'Telling/LevelMeter' };
export default meta;

function Levels() {
  const say = useSay();
  return (
    <div className="grid max-w-80 gap-4">
      {[0, 0.3, 1].map((value) => (
        <LevelMeter key={value} value={value} label={say('Microphone level', '마이크 소리 크기')} />
      ))}
    </div>
  );
}

export const HowLoud: StoryObj = { render: () => <Levels /> };
