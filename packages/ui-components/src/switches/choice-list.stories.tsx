import type { Meta, StoryObj } from '@storybook/react-vite';
import { useState } from 'react';
import { useSay } from '../stories/say';
import { ChoiceList } from './choice-list';

const meta: Meta = { title: 'Writing/Choice list' };
export default meta;

function Reasons({ error }: { error?: string }) {
  const say = useSay();
  const [reason, setReason] = useState<'spam' | 'hate' | null>(null);
  return (
    <ChoiceList
      label={say('What is wrong with it?', '무엇이 문제인가요?')}
      value={reason}
      onChange={setReason}
      error={reason === null ? error : undefined}
      choices={[
        { value: 'spam', label: say('Spam', '스팸'), note: say('Advertising nobody asked for', '원하지 않은 광고') },
        { value: 'hate', label: say('Hate', '혐오'), note: say('Against a group of people', '어떤 집단을 향한 것') },
      ]}
    />
  );
}

function Refused() {
  const say = useSay();
  return <Reasons error={say('Choose a reason.', '이유를 골라 주세요.')} />;
}

export const Open: StoryObj = { render: () => <Reasons /> };
export const Unanswered: StoryObj = { render: () => <Refused /> };
