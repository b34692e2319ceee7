import type { Meta, StoryObj } from '@storybook/react-vite';
import { samplePictures } from '../stories/sample-pictures';
import { useSay, useStoryLocale } from '../stories/say';
import { CallTile } from './call-tile';

const meta: Meta = { title: 'Calling/CallTile' };
export default meta;

function Tiles() {
  const say = useSay();
  const [picture] = samplePictures(useStoryLocale());
  const words = {
    muted: say('muted', '음소거'),
    poor: say('bad connection', '연결이 좋지 않음'),
    lost: say('connection lost', '연결 끊김'),
    speaking: say('speaking', '말하는 중'),
  };
  const bora = say('Bora Lee', '이보라');
  return (
    <div className="grid auto-rows-[14rem] grid-cols-[repeat(auto-fit,minmax(14rem,1fr))] gap-2">
      <CallTile id="a" name={bora} isSpeaking words={words} />
      <CallTile id="b" name={say('Ada Kim', '김에이다')} isMuted quality="poor" words={words} />
      <CallTile
        id="c"
        name={say(
          'Somebody with a name that is longer than the tile is wide',
          '타일 너비보다 훨씬 더 긴 이름을 가진 어떤 사람',
        )}
        isMuted
        quality="lost"
        words={words}
      />
      <CallTile
        id="d"
        name={bora}
        picture={picture && <img src={picture.thumb} alt="" className="size-full object-cover" />}
        isSmall
        words={words}
      />
    </div>
  );
}

export const States: StoryObj = { render: () => <Tiles /> };
