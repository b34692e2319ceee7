import type { Meta, StoryObj } from '@storybook/react-vite';
import { useState } from 'react';
import { Button } from '../button/button';
import { PasswordField } from '../field/password-field';
import { TextField } from '../field/text-field';
import { FormErrorSummary } from '../form/form-error-summary';
import { Link } from '../link/link';
import { PageHeader } from '../page-header/page-header';
import { Seal } from '../seal/seal';
import { useSay } from './say';

const meta: Meta = { title: 'Pages/Register', parameters: { layout: 'fullscreen' } };
export default meta;

function Page({ failed }: { failed?: boolean }) {
  const say = useSay();
  const [password, setPassword] = useState(failed ? 'persimmon' : '');
  const taken = say(
    'Someone already uses this address. Log in, or use another one.',
    '이미 쓰이는 주소예요. 로그인하거나 다른 주소를 써 주세요.',
  );
  return (
    <main className="mx-auto flex min-h-dvh max-w-104 flex-col px-4 py-8">
      <Seal size={56} tone="ink" label={say('girok', '기록')} />
      <PageHeader
        title={say('Begin your record', '기록을 시작해요')}
        note={say('It is yours. You decide who may read it.', '당신의 기록이에요. 누가 읽을지는 당신이 정해요.')}
      />
      <form className="mt-2 flex flex-col gap-3">
        {failed && (
          <FormErrorSummary
            title={say('Two things need a look', '두 가지를 살펴봐 주세요')}
            errors={[
              { fieldId: 'email', message: taken },
              { fieldId: 'password', message: say('Make the password longer', '비밀번호를 더 길게 만들어 주세요') },
            ]}
          />
        )}
        <TextField
          label={say('Name', '이름')}
          name="name"
          autoComplete="name"
          defaultValue={failed ? say('Minji Kim', '김민지') : undefined}
        />
        <TextField
          id="email"
          label={say('E-mail', '이메일')}
          name="email"
          type="email"
          autoComplete="email"
          error={failed ? taken : undefined}
        />
        <PasswordField
          id="password"
          label={say('Password', '비밀번호')}
          showLabel={say('Show password', '비밀번호 보기')}
          name="password"
          autoComplete="new-password"
          value={password}
          onChange={setPassword}
          error={failed ? say('Make the password longer', '비밀번호를 더 길게 만들어 주세요') : undefined}
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
        <Button tone="primary" wide type="submit">
          {say('Create account', '계정 만들기')}
        </Button>
      </form>
      <p className="mt-6 text-ink-soft">
        {say('Already have one?', '이미 계정이 있나요?')} <Link href="#login">{say('Log in', '로그인하기')}</Link>
      </p>
    </main>
  );
}

export const Register: StoryObj = { render: () => <Page /> };
export const Refused: StoryObj = { render: () => <Page failed /> };
