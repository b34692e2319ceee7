import type { Meta, StoryObj } from '@storybook/react-vite';
import { Button } from '../button/button';
import { useSay } from '../stories/say';
import { ErrorState } from './error-state';

const meta: Meta = { title: 'Telling/ErrorState' };
export default meta;

function Example() {
  const say = useSay();
  return (
    <ErrorState
      title={say('The timeline could not be read.', '타임라인을 불러오지 못했어요.')}
      safe={say(
        'Nothing was lost. Your draft is kept on this device.',
        '사라진 것은 없어요. 쓰던 글은 이 기기에 있어요.',
      )}
      next={say('Try again in a moment.', '잠시 뒤에 다시 해 주세요.')}
      action={<Button>{say('Try again', '다시 하기')}</Button>}
      details={{
        label: say('Details', '자세히'),
        traceLabel: say('Trace', '추적 번호'),
        traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
        code: 'SERVICE_UNAVAILABLE',
      }}
    />
  );
}

export const ServiceAway: StoryObj = { render: () => <Example /> };
