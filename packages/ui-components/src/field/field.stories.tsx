import type { Meta, StoryObj } from '@storybook/react-vite';
import { useState } from 'react';
import { Button } from '../button/button';
import { useSay } from '../stories/say';
import { PasswordField } from './password-field';
import { TextArea } from './text-area';
import { TextField } from './text-field';

const meta: Meta = { title: 'Writing/Fields' };
export default meta;

function Lines() {
  const say = useSay();
  const [name, setName] = useState(say('Minji Kim', '김민지'));
  return (
    <div className="flex max-w-96 flex-col gap-3">
      <TextField
        label={say('Name', '이름')}
        description={say('As others will read it.', '다른 사람에게 이렇게 보여요.')}
        value={name}
        onChange={setName}
        counter={{ max: 12, words: (left) => say(`${left} characters left`, `${left}자 남았어요`) }}
      />
      <TextField
        label={say('E-mail', '이메일')}
        type="email"
        defaultValue="minji@"
        error={say('Something is missing after the @.', '@ 뒤에 빠진 것이 있어요.')}
      />
      <TextField label={say('Address of your page', '내 페이지 주소')} isDisabled defaultValue="girok.dev/minji" />
    </div>
  );
}

function Paper() {
  const say = useSay();
  const [text, setText] = useState(
    say(
      'First frost this morning.\nMoved the persimmons indoors and wrote down their weights, as my grandmother did.',
      '오늘 아침 첫서리가 내렸어요.\n감을 집 안으로 옮기고 할머니가 하셨던 것처럼 무게를 적어 두었어요.',
    ),
  );
  return (
    <div className="flex max-w-120 flex-col gap-4">
      <TextArea
        label={say('New entry', '새 기록')}
        description={say('Ctrl and Enter posts it.', 'Ctrl과 Enter를 함께 누르면 올라가요.')}
        value={text}
        onChange={setText}
        onSubmit={() => setText('')}
        counter={{ max: 120, words: (left) => say(`${left} characters left`, `${left}자 남았어요`) }}
        action={
          <Button tone="primary" onPress={() => setText('')}>
            {say('Post', '올리기')}
          </Button>
        }
      />
      <TextArea
        label={say('Comment', '댓글')}
        rows={1}
        placeholder={say('Write a comment', '댓글을 써 보세요')}
        error={say('The comment is empty.', '댓글이 비어 있어요.')}
      />
    </div>
  );
}

function Passwords() {
  const say = useSay();
  const [password, setPassword] = useState('persimmon');
  return (
    <div className="flex max-w-96 flex-col gap-3">
      <PasswordField
        label={say('New password', '새 비밀번호')}
        showLabel={say('Show password', '비밀번호 보기')}
        autoComplete="new-password"
        value={password}
        onChange={setPassword}
        description={say(
          'A sentence you remember is better than a word you forget.',
          '잊어버릴 단어보다 기억할 문장이 좋아요.',
        )}
        lengthHint={{
          min: 15,
          words: (missing) =>
            missing > 0
              ? say(`${missing} more to go`, `${missing}자 더 필요해요`)
              : say('Long enough', '충분히 길어요'),
        }}
      />
      <PasswordField
        label={say('Password', '비밀번호')}
        showLabel={say('Show password', '비밀번호 보기')}
        autoComplete="current-password"
        error={say('The address or the password is not right.', '주소나 비밀번호가 맞지 않아요.')}
      />
    </div>
  );
}

export const OneLine: StoryObj = { render: () => <Lines /> };
export const RuledPaper: StoryObj = { render: () => <Paper /> };
export const Password: StoryObj = { render: () => <Passwords /> };
