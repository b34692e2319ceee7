import { Heart, MessageSquare, MoreHorizontal } from 'lucide-react';
import { useState } from 'react';
import { Avatar } from '../avatar/avatar';
import { Button } from '../button/button';
import { IconButton } from '../button/icon-button';
import { Entry } from '../entry/entry';
import { UserText } from '../entry/user-text';
import { Link } from '../link/link';
import { Menu } from '../menu/menu';
import { RelativeTime } from '../time/relative-time';
import { ToggleButton } from '../toggle-button/toggle-button';
import { minutesAgo, people, type posts } from './sample';
import { useSay, useStoryLocale } from './say';

/** A post as the timeline shows it, composed from the package's parts. */
export function SampleEntry({ post, withComment }: { post: (typeof posts)[number]; withComment?: boolean }) {
  const say = useSay();
  const locale = useStoryLocale();
  const [liked, setLiked] = useState<boolean>(post.liked);
  const likes = post.likes + (liked ? 1 : 0) - (post.liked ? 1 : 0);
  const name = post.by[locale];
  return (
    <Entry
      aria-label={name}
      margin={<Avatar id={post.by.id} name={name} />}
      byline={
        <>
          <Link tone="name" href="#person">
            {name}
          </Link>
          <RelativeTime at={minutesAgo(post.minutes)} />
        </>
      }
      corner={
        <Menu
          label={say('More on this post', '이 글에 할 수 있는 일')}
          trigger={
            <IconButton size="small" label={say('More', '더 보기')} icon={<MoreHorizontal aria-hidden="true" />} />
          }
          actions={[
            { id: 'copy', label: say('Copy link', '링크 복사하기') },
            { id: 'delete', label: say('Delete', '지우기'), tone: 'danger' },
          ]}
        />
      }
      actions={
        <>
          <ToggleButton
            label={say('Like', '좋아요')}
            icon={<Heart />}
            isSelected={liked}
            onChange={setLiked}
            count={likes}
            countLabel={say(`${likes} likes`, `좋아요 ${likes}개`)}
          />
          <Button tone="quiet" size="small" icon={<MessageSquare />}>
            {say('Comment', '댓글 쓰기')}
          </Button>
        </>
      }
      below={
        withComment && (
          <Entry
            size="small"
            aria-label={people.haneul[locale]}
            margin={<Avatar size="small" id={people.haneul.id} name={people.haneul[locale]} />}
            byline={
              <>
                <Link tone="name" href="#person">
                  {people.haneul[locale]}
                </Link>
                <RelativeTime at={minutesAgo(2)} />
              </>
            }
          >
            <UserText>
              {say(
                'Mine weigh less every year. I count them anyway.',
                '우리 집 감은 해마다 가벼워져요. 그래도 세고 있어요.',
              )}
            </UserText>
          </Entry>
        )
      }
    >
      <UserText>{post[locale]}</UserText>
    </Entry>
  );
}
