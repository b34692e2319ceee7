import type { Meta, StoryObj } from '@storybook/react-vite';
import { posts } from '../stories/sample';
import { SampleEntry } from '../stories/sample-entry';
import { useSay } from '../stories/say';
import { UserText } from './user-text';

const meta: Meta = { title: 'Reading/Entry' };
export default meta;

function List() {
  return (
    <ul className="max-w-160">
      {posts.map((post, at) => (
        <li key={post.id}>
          <SampleEntry post={post} withComment={at === 0} />
        </li>
      ))}
    </ul>
  );
}

function Long() {
  const say = useSay();
  return (
    <div className="max-w-160">
      <UserText size="reading">
        {say(
          'A record is kept twice: once on paper, and once in the hand that wrote it. The paper can be read by others. The hand remembers only that it wrote.',
          '기록은 두 번 남아요. 한 번은 종이에, 한 번은 그것을 쓴 손에. 종이는 다른 사람도 읽을 수 있지만, 손은 썼다는 것만 기억해요.',
        )}
      </UserText>
    </div>
  );
}

export const Entries: StoryObj = { render: () => <List /> };
export const LongReading: StoryObj = { render: () => <Long /> };
