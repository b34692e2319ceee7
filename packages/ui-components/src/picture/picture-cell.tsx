import { Pause, Play } from 'lucide-react';
import { useState } from 'react';
import { Button as AriaButton, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { useReducedMotion } from '../hooks/use-reduced-motion';
import { type PictureView, sizesOf } from './picture';
import type { PictureGridWords } from './picture-grid-words';
import { PictureImage } from './picture-image';

export interface PictureCellProps {
  readonly picture: PictureView;
  readonly at: number;
  readonly count: number;
  readonly words: PictureGridWords;
  readonly onOpen: () => void;
  readonly onFailed?: () => void;
}

/** One picture in its place: opens it, plays or holds what moves, and shows what its author says of it. */
export function PictureCell({ picture, at, count, words, onOpen, onFailed }: PictureCellProps) {
  const prefersStill = useReducedMotion();
  const [choice, setChoice] = useState<boolean>();
  const isStill = picture.animated && (choice ?? prefersStill);
  return (
    <>
      <AriaButton
        className="g-picture-open"
        aria-label={words.open(at + 1, picture.alt)}
        aria-haspopup="dialog"
        onPress={onOpen}
      >
        <PictureImage
          className="g-picture"
          picture={picture}
          sizes={sizesOf(picture, count, at)}
          isStill={isStill}
          alt=""
          onFailed={onFailed}
        />
      </AriaButton>
      <span className="g-picture-tools">
        {picture.animated && (
          <AriaButton
            className="g-picture-tool"
            aria-label={isStill ? words.play : words.pause}
            onPress={() => setChoice(!isStill)}
          >
            {isStill ? <Play aria-hidden="true" /> : <Pause aria-hidden="true" />}
          </AriaButton>
        )}
        {picture.alt !== '' && (
          <DialogTrigger>
            <AriaButton className="g-picture-tool">
              {words.badge}
              <span className="g-hidden">, {words.description(at + 1)}</span>
            </AriaButton>
            <Popover className="g-popover g-picture-alt" placement="top start" offset={4}>
              <Dialog aria-label={words.description(at + 1)} className="g-picture-alt-words">
                <p dir="auto">{picture.alt}</p>
              </Dialog>
            </Popover>
          </DialogTrigger>
        )}
      </span>
    </>
  );
}
