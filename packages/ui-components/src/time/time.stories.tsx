import type { Meta, StoryObj } from '@storybook/react-vite';
import { Count } from '../count/count';
import { minutesAgo } from '../stories/sample';
import { useSay } from '../stories/say';
import { RelativeTime } from './relative-time';

const meta: Meta = { title: 'Reading/TimeAndCount' };
export default meta;

function List() {
  const say = useSay();
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-5">
      {[0, 4, 61, 60 * 26, 60 * 24 * 5, 60 * 24 * 40, 60 * 24 * 500].map((minutes) => (
        <div key={minutes} className="contents">
          <dt>{say(`${minutes} minutes`, `${minutes}분`)}</dt>
          <dd>
            <RelativeTime at={minutesAgo(minutes)} />
          </dd>
        </div>
      ))}
      {[7, 999, 1999, 12_345, 1_000_000].map((value) => (
        <div key={value} className="contents">
          <dt>{value}</dt>
          <dd>
            <Count value={value} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

export const NearAndFar: StoryObj = { render: () => <List /> };
