import type { Meta, StoryObj } from '@storybook/react-vite';
import { useSay } from '../stories/say';
import { Link } from './link';

const meta: Meta = { title: 'Doing/Link' };
export default meta;

function Sentence() {
  const say = useSay();
  return (
    <p>
      <Link tone="name" href="#person">
        {say('Minji Kim', '김민지')}
      </Link>{' '}
      {say('wrote about it in', '님이 이 일을')} <Link href="#entry">{say('her winter notebook', '겨울 공책')}</Link>
      {say('.', '에 적었어요.')}
    </p>
  );
}

export const InSentence: StoryObj = { render: () => <Sentence /> };
