import type { Meta, StoryObj } from '@storybook/react-vite';
import { Entry } from '../entry/entry';
import { useSay } from '../stories/say';
import { Skeleton, SkeletonGroup } from './skeleton';

const meta: Meta = { title: 'Telling/Skeleton' };
export default meta;

function Example() {
  const say = useSay();
  return (
    <div className="max-w-160">
      <SkeletonGroup
        label={say('The timeline is on its way', '타임라인을 불러오고 있어요')}
        slowLabel={say('Still looking, the connection is slow', '연결이 느려서 아직 불러오고 있어요')}
      >
        {[0, 1].map((at) => (
          <Entry
            key={at}
            as="div"
            margin={<Skeleton shape="avatar" />}
            byline={<Skeleton width="9rem" />}
            actions={<Skeleton shape="block" width="6rem" height="1rem" />}
          >
            <Skeleton />
            <Skeleton width="70%" />
          </Entry>
        ))}
      </SkeletonGroup>
    </div>
  );
}

/** In the layout of what will come, so that nothing moves when it does. */
export const Timeline: StoryObj = { render: () => <Example /> };
