import type { Meta, StoryObj } from '@storybook/react-vite';
import { Bell, BookOpen, CircleUser, Home, PenLine, Search } from 'lucide-react';
import { useState } from 'react';
import { AppShell } from '../app-shell/app-shell';
import { Brand } from '../app-shell/brand';
import { Avatar } from '../avatar/avatar';
import { Button } from '../button/button';
import { Entry } from '../entry/entry';
import { TextArea } from '../field/text-area';
import { Link } from '../link/link';
import { PageHeader } from '../page-header/page-header';
import { LanguageSwitch } from '../switches/language-switch';
import type { Theme } from '../switches/theme';
import { ThemeSwitch } from '../switches/theme-switch';
import { people, posts } from './sample';
import { SampleEntry } from './sample-entry';
import { useSay, useStoryLocale } from './say';

const meta: Meta = { title: 'Pages/Timeline', parameters: { layout: 'fullscreen' } };
export default meta;

function Page() {
  const say = useSay();
  const locale = useStoryLocale();
  const [text, setText] = useState('');
  const [theme, setTheme] = useState<Theme>('system');
  return (
    <AppShell
      skipLabel={say('Skip to content', '본문으로 건너뛰기')}
      brand={<Brand href="#home" name={say('girok', '기록')} />}
      navLabel={say('Places', '주요 메뉴')}
      places={[
        { href: '#home', label: say('Timeline', '타임라인'), icon: <Home />, isCurrent: true },
        { href: '#search', label: say('Search', '찾기'), icon: <Search /> },
        {
          href: '#inbox',
          label: say('Inbox', '알림'),
          icon: <Bell />,
          count: 3,
          countLabel: say('3 unread', '안 읽은 알림 3개'),
        },
        { href: '#record', label: say('My record', '내 기록'), icon: <BookOpen /> },
        { href: '#account', label: say('Account', '계정'), icon: <CircleUser /> },
      ]}
      tools={
        <ThemeSwitch
          label={say('Paper', '화면 밝기')}
          hidesWords
          words={{
            light: say('Light', '밝게'),
            dark: say('Dark', '어둡게'),
            system: say('As the system', '시스템대로'),
          }}
          value={theme}
          onChange={setTheme}
        />
      }
      asideLabel={say('People', '사람들')}
      aside={
        <>
          <h2 className="mb-2 text-note font-medium text-ink-faint">{say('People nearby', '알 수도 있는 사람')}</h2>
          <ul className="grid gap-3">
            {[people.doyun, people.haneul].map((person) => (
              <li key={person.id} className="flex items-center gap-3">
                <Avatar id={person.id} name={person[locale]} />
                <Link tone="name" href="#person">
                  {person[locale]}
                </Link>
                <span className="ms-auto">
                  <Button size="small">{say('Follow', '팔로우')}</Button>
                </span>
              </li>
            ))}
          </ul>
          <div className="mt-8">
            <LanguageSwitch
              label={say('Language', '언어')}
              value={locale}
              onChange={() => {}}
              languages={[
                { locale: 'en', name: 'English' },
                { locale: 'ko', name: '한국어' },
              ]}
            />
          </div>
        </>
      }
    >
      <PageHeader title={say('Timeline', '타임라인')} note={say('Monday, November 23', '11월 23일 월요일')} />
      <form>
        <Entry as="div" margin={<Avatar id={people.minji.id} name={people.minji[locale]} />}>
          <TextArea
            label={say('New entry', '새 기록')}
            hidesLabel
            placeholder={say('What do you want to keep of today?', '오늘 무엇을 남기고 싶나요?')}
            value={text}
            onChange={setText}
            counter={{ max: 2000, words: (left) => say(`${left} characters left`, `${left}자 남았어요`) }}
            rows={3}
            action={
              <Button tone="primary" icon={<PenLine />}>
                {say('Post', '올리기')}
              </Button>
            }
          />
        </Entry>
      </form>
      <ul className="border-t border-rule">
        {posts.map((post, at) => (
          <li key={post.id}>
            <SampleEntry post={post} withComment={at === 0} />
          </li>
        ))}
      </ul>
    </AppShell>
  );
}

/** The whole frame with a timeline on it. */
export const Timeline: StoryObj = { render: () => <Page /> };
