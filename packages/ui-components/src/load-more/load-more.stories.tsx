import type { Meta, StoryObj } from '@storybook/react-vite';
import { useSay } from '../stories/say';
import { LoadMore } from './load-more';

const meta: Meta = { title: 'Telling/LoadMore' };
export default meta;

function All() {
  const say = useSay();
  const common = {
    onLoad: () => {},
    label: say('Load more', '더 불러오기'),
    loadingLabel: say('Loading more posts', '글을 더 불러오는 중이에요'),
  };
  return (
    <>
      <LoadMore {...common} hasMore isLoading={false} />
      <LoadMore
        {...common}
        hasMore
        isLoading={false}
        error={say('More could not be read.', '더 불러오지 못했어요.')}
        retryLabel={say('Try again', '다시 하기')}
      />
      <LoadMore
        {...common}
        hasMore={false}
        isLoading={false}
        endLabel={say('This is where it began.', '여기가 처음이에요.')}
      />
    </>
  );
}

export const States: StoryObj = { render: () => <All /> };
