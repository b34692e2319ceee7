import type { Meta, StoryObj } from '@storybook/react-vite';
import { useSay } from '../stories/say';
import { VisuallyHidden } from './visually-hidden';

const meta: Meta = { title: 'Telling/VisuallyHidden' };
export default meta;

function Example() {
  const say = useSay();
  return (
    <p>
      <span aria-hidden="true">12 ♥</span>
      <VisuallyHidden>{say('12 likes', '좋아요 12개')}</VisuallyHidden>
    </p>
  );
}

export const Words: StoryObj = { render: () => <Example /> };
