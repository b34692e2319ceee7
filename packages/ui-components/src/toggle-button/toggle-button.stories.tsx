import type { Meta, StoryObj } from '@storybook/react-vite';
import { Bookmark, Heart } from 'lucide-react';
import { useState } from 'react';
import { useSay } from '../stories/say';
import { ToggleButton } from './toggle-button';

const meta: Meta = { title: 'Doing/ToggleButton' };
export default meta;

function Row() {
  const say = useSay();
  const [liked, setLiked] = useState(true);
  const likes = liked ? 1999 : 1998;
  return (
    <div className="flex gap-2">
      <ToggleButton
        label={say('Like', '좋아요')}
        icon={<Heart />}
        isSelected={liked}
        onChange={setLiked}
        count={likes}
        countLabel={say(`${likes} likes`, `좋아요 ${likes}개`)}
      />
      <ToggleButton label={say('Keep', '간직하기')} icon={<Bookmark />} showsLabel />
      <ToggleButton label={say('Like', '좋아요')} icon={<Heart />} isDisabled />
    </div>
  );
}

/** On is filled with ink; the verb stays the same. */
export const LikeAndKeep: StoryObj = { render: () => <Row /> };
