import type { Meta, StoryObj } from '@storybook/react-vite';
import { useSay } from '../stories/say';
import { TabLinks } from './tab-links';

const meta: Meta = { title: 'Framing/Tab links' };
export default meta;

function Example() {
  const say = useSay();
  return (
    <TabLinks
      label={say('Of Minji Kim', '김민지 님의')}
      links={[
        { href: '#posts', label: say('Posts', '글'), isCurrent: true },
        { href: '#pictures', label: say('Pictures', '사진'), isCurrent: false },
      ]}
    />
  );
}

export const TwoViews: StoryObj = { render: () => <Example /> };
