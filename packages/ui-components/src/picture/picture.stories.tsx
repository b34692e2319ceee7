import type { Meta, StoryObj } from '@storybook/react-vite';
import { useState } from 'react';
import { gridWords, viewerWords } from '../stories/picture-words';
import { samplePictures } from '../stories/sample-pictures';
import { useSay, useStoryLocale } from '../stories/say';
import { PictureGrid } from './picture-grid';
import { PictureViewer } from './picture-viewer';

const meta: Meta = { title: 'Reading/Pictures' };
export default meta;

function Pictures({ from = 0, to, open = null }: { from?: number; to: number; open?: number | null }) {
  const say = useSay();
  const pictures = samplePictures(useStoryLocale()).slice(from, to);
  const [index, setIndex] = useState<number | null>(open);
  return (
    <div className="max-w-152">
      <PictureGrid pictures={pictures} words={gridWords(say)} onOpen={setIndex} />
      <PictureViewer pictures={pictures} index={index} onChange={setIndex} words={viewerWords(say)} />
    </div>
  );
}

export const One: StoryObj = { render: () => <Pictures to={1} /> };
export const Tall: StoryObj = { render: () => <Pictures from={1} to={2} /> };
export const Moving: StoryObj = { render: () => <Pictures from={3} to={4} /> };
export const Two: StoryObj = { render: () => <Pictures to={2} /> };
export const Three: StoryObj = { render: () => <Pictures to={3} /> };
export const Four: StoryObj = { render: () => <Pictures to={4} /> };
export const Viewer: StoryObj = { render: () => <Pictures to={4} open={1} /> };
