import type { Meta, StoryObj } from '@storybook/react-vite';
import { useSay } from '../stories/say';
import { FormErrorSummary } from './form-error-summary';

const meta: Meta = { title: 'Writing/FormErrorSummary' };
export default meta;

function Example() {
  const say = useSay();
  return (
    <FormErrorSummary
      title={say('Two things need a look', '두 가지를 살펴봐 주세요')}
      errors={[
        { fieldId: 'summary-name', message: say('Write your name', '이름을 적어 주세요') },
        { message: say('The service is busy. Try again in a minute.', '지금 이용이 많아요. 1분 뒤에 다시 해 주세요.') },
      ]}
    />
  );
}

export const TwoErrors: StoryObj = { render: () => <Example /> };
