import type { Meta, StoryObj } from '@storybook/react-vite';
import { Image, Mic } from 'lucide-react';
import { useState } from 'react';
import { useSay } from '../stories/say';
import { Chip } from './chip';

const meta: Meta = { title: 'Writing/Chip' };
export default meta;

function Several() {
  const say = useSay();
  const [chosen, setChosen] = useState<readonly string[]>(['music']);
  const words = { music: say('Music', '음악'), film: say('Film', '영화'), hiking: say('Hiking', '등산') };
  return (
    <div className="flex flex-wrap gap-2">
      {Object.entries(words).map(([id, label]) => (
        <Chip
          key={id}
          label={label}
          isSelected={chosen.includes(id)}
          onChange={(isOn) => setChosen(isOn ? [...chosen, id] : chosen.filter((each) => each !== id))}
        />
      ))}
    </div>
  );
}

function States() {
  const say = useSay();
  return (
    <div className="flex flex-wrap gap-2">
      <Chip label={say('Voice', '음성')} icon={<Mic />} isSelected state={say('agreed', '둘 다 동의함')} />
      <Chip
        label={say('Pictures', '사진')}
        icon={<Image />}
        mark="half"
        isSelected
        state={say('you said yes', '나는 동의함')}
      />
      <Chip label={say('Video', '영상')} isDisabled state={say('not agreed', '동의 전')} />
    </div>
  );
}

export const Choosing: StoryObj = { render: () => <Several /> };
export const HowItStands: StoryObj = { render: () => <States /> };
