import type { Meta, StoryObj } from '@storybook/react-vite';
import { Bookmark, Heart, Lock, MessageSquare, MoreHorizontal, Repeat2 } from 'lucide-react';
import { Avatar } from '../avatar/avatar';
import { IconButton } from '../button/icon-button';
import { Link } from '../link/link';
import { TextButton } from '../link/text-button';
import { Menu } from '../menu/menu';
import { QuoteSheet } from '../quote/quote-sheet';
import { minutesAgo, people, posts } from '../stories/sample';
import { useSay, useStoryLocale } from '../stories/say';
import { RelativeTime } from '../time/relative-time';
import { ToggleButton } from '../toggle-button/toggle-button';
import { Entry } from './entry';
import { EntryButton, EntryLink } from './entry-action';
import { EntryMark } from './entry-mark';
import { UserText } from './user-text';

const meta: Meta = { title: 'Reading/Entry among people' };
export default meta;

function Reposted() {
  const say = useSay();
  const locale = useStoryLocale();
  const [frost, note] = posts;
  return (
    <div className="max-w-160">
      <Entry
        aria-label={frost.by[locale]}
        lead={
          <>
            <Repeat2 aria-hidden="true" />
            <span>
              {say('Reposted by ', '')}
              <Link tone="name" href="#haneul">
                {people.haneul[locale]}
              </Link>
              {say('', ' 님이 다시 올렸어요')}
            </span>
          </>
        }
        margin={<Avatar id={frost.by.id} name={frost.by[locale]} />}
        byline={
          <>
            <Link tone="name" href="#person">
              {frost.by[locale]}
            </Link>
            <RelativeTime at={minutesAgo(frost.minutes)} />
            <TextButton>{say('edited', '고침')}</TextButton>
            <EntryMark icon={<Lock aria-hidden="true" />} label={say('Only you see this', '나만 볼 수 있어요')} />
          </>
        }
        corner={<IconButton size="small" label={say('More', '더 보기')} icon={<MoreHorizontal aria-hidden="true" />} />}
        actions={
          <>
            <EntryLink href="#comments" label={say('2 comments', '댓글 2개')} icon={<MessageSquare />} count={2} />
            <Menu
              label={say('Repost', '다시 올리기')}
              trigger={
                <EntryButton label={say('Repost, 3 reposts', '다시 올리기, 3번')} icon={<Repeat2 />} count={3} isOn />
              }
              actions={[
                { id: 'undo', label: say('Undo repost', '다시 올리기 취소하기') },
                { id: 'quote', label: say('Quote', '인용하기') },
              ]}
            />
            <ToggleButton label={say('Like', '좋아요')} icon={<Heart />} isSelected count={12} />
            <ToggleButton label={say('Bookmark', '책갈피')} icon={<Bookmark />} />
          </>
        }
      >
        <UserText>{frost[locale]}</UserText>
        <QuoteSheet
          href="#quoted"
          openLabel={say('Open the quoted post', '인용한 글 열기')}
          byline={
            <>
              <Link tone="name" href="#ada">
                {note.by[locale]}
              </Link>
              <RelativeTime at={minutesAgo(note.minutes)} />
            </>
          }
        >
          <UserText size="note" lines={3}>
            {note[locale]}
          </UserText>
        </QuoteSheet>
        <QuoteSheet>{say('The quoted post was deleted.', '인용한 글은 지워졌어요.')}</QuoteSheet>
      </Entry>
    </div>
  );
}

export const RepostWithQuote: StoryObj = { render: () => <Reposted /> };
