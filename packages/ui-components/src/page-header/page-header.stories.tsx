import type { Meta, StoryObj } from '@storybook/react-vite';
import { Button } from '../button/button';
import { useSay } from '../stories/say';
import { PageHeader } from './page-header';

const meta: Meta = { title: 'Reading/PageHeader' };
export default meta;

function Plain() {
  const say = useSay();
  return (
    <PageHeader
      title={say('Signed-in devices', '로그인한 기기')}
      note={say('Three, last used today', '세 대, 마지막 사용은 오늘')}
      actions={<Button size="small">{say('Sign out the others', '다른 기기 모두 로그아웃하기')}</Button>}
    />
  );
}

function Reading() {
  const say = useSay();
  return (
    <PageHeader
      voice="reading"
      title={say('Minji Kim, gardener and archivist', '김민지, 정원사이자 기록 관리자')}
      note={say('Résumé, revised in November 2026', '이력서, 2026년 11월 고침')}
    />
  );
}

export const PlainVoice: StoryObj = { render: () => <Plain /> };
export const ReadingVoice: StoryObj = { render: () => <Reading /> };
