import type { Meta, StoryObj } from '@storybook/react-vite';
import { people } from '../stories/sample';
import { useSay, useStoryLocale } from '../stories/say';
import { Avatar } from './avatar';

const meta: Meta = { title: 'Reading/Avatar' };
export default meta;

function Row() {
  const say = useSay();
  const locale = useStoryLocale();
  return (
    <div className="flex flex-wrap items-end gap-3">
      {(['small', 'medium', 'large', 'page'] as const).map((size) => (
        <Avatar
          key={size}
          size={size}
          id={people.minji.id}
          name={people.minji[locale]}
          label={say('Minji Kim', '김민지')}
        />
      ))}
      {'abcdefgh'.split('').map((id) => (
        <Avatar key={id} id={id} name={people.doyun[locale]} />
      ))}
    </div>
  );
}

/** A tint of paper a person, the given name's syllable for Korean names. */
export const SizesAndTints: StoryObj = { render: () => <Row /> };
