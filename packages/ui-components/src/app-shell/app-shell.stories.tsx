import type { Meta, StoryObj } from '@storybook/react-vite';
import { Bell, CloudOff, Home, PenLine, Search, Settings2 } from 'lucide-react';
import { Banner } from '../banner/banner';
import { Button } from '../button/button';
import { ButtonLink } from '../button/button-link';
import { EmptyState } from '../empty-state/empty-state';
import { PageHeader } from '../page-header/page-header';
import { useSay } from '../stories/say';
import { AppShell } from './app-shell';
import { Brand } from './brand';

const meta: Meta = { title: 'Framing/AppShell', parameters: { layout: 'fullscreen' } };
export default meta;

function WithAction() {
  const say = useSay();
  return (
    <AppShell
      skipLabel={say('Skip to content', '본문으로 건너뛰기')}
      brand={<Brand href="#home" name={say('girok', '기록')} />}
      navLabel={say('Places', '주요 메뉴')}
      places={[
        { href: '#home', label: say('Timeline', '타임라인'), icon: <Home /> },
        { href: '#search', label: say('Search', '찾기'), icon: <Search />, isCurrent: true },
      ]}
      corner={[
        { href: '#settings', label: say('Settings', '설정'), icon: <Settings2 /> },
        {
          href: '#bell',
          label: say('Notifications', '알림'),
          icon: <Bell />,
          count: 3,
          countLabel: say('3 unread', '안 읽은 알림 3개'),
        },
      ]}
      going={
        <ButtonLink size="small" href="#meet">
          {say('Looking 0:34', '찾는 중 0:34')}
        </ButtonLink>
      }
      action={
        <Button tone="primary" icon={<PenLine />}>
          {say('Write', '글쓰기')}
        </Button>
      }
      banner={
        <Banner tone="warning" icon={<CloudOff />}>
          {say(
            'The connection is lost. What you write is kept here.',
            '연결이 끊겼어요. 쓰고 있는 글은 여기에 보관돼요.',
          )}
        </Banner>
      }
    >
      <PageHeader title={say('Search', '찾기')} />
      <EmptyState>{say('Write a name or a word to find.', '찾을 이름이나 단어를 적어 보세요.')}</EmptyState>
    </AppShell>
  );
}

function SignedOut() {
  const say = useSay();
  return (
    <AppShell
      skipLabel={say('Skip to content', '본문으로 건너뛰기')}
      brand={<Brand href="#home" name={say('girok', '기록')} />}
      navLabel={say('Places', '주요 메뉴')}
    >
      <PageHeader title={say('Log in', '로그인')} />
      <p>{say('Open your notebook.', '내 공책을 펼쳐요.')}</p>
    </AppShell>
  );
}

export const ActionAndBanner: StoryObj = { render: () => <WithAction /> };
/** Without places there is no navigation. */
export const WithoutPlaces: StoryObj = { render: () => <SignedOut /> };
