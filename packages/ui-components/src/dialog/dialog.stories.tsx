import type { Meta, StoryObj } from '@storybook/react-vite';
import { useState } from 'react';
import { Button } from '../button/button';
import { TextField } from '../field/text-field';
import { useSay } from '../stories/say';
import { ConfirmDialog } from './confirm-dialog';
import { Dialog } from './dialog';

const meta: Meta = { title: 'Asking/Dialog' };
export default meta;

function Plain() {
  const say = useSay();
  const [isOpen, setOpen] = useState(true);
  return (
    <>
      <Button onPress={() => setOpen(true)}>{say('Rename', '이름 바꾸기')}</Button>
      <Dialog
        isOpen={isOpen}
        onOpenChange={setOpen}
        title={say('Rename the notebook', '공책 이름 바꾸기')}
        closeLabel={say('Close', '닫기')}
        actions={
          <Button tone="primary" onPress={() => setOpen(false)}>
            {say('Rename', '바꾸기')}
          </Button>
        }
      >
        <TextField label={say('Name', '이름')} defaultValue={say('Winter notebook', '겨울 공책')} />
      </Dialog>
    </>
  );
}

function Confirm() {
  const say = useSay();
  const [isOpen, setOpen] = useState(true);
  return (
    <>
      <Button tone="danger" onPress={() => setOpen(true)}>
        {say('Sign out', '로그아웃하기')}
      </Button>
      <ConfirmDialog
        isOpen={isOpen}
        onOpenChange={setOpen}
        title={say('Sign out the phone?', '휴대폰에서 로그아웃할까요?')}
        confirmLabel={say('Sign out', '로그아웃하기')}
        cancelLabel={say('Keep it', '그대로 두기')}
        closeLabel={say('Close', '닫기')}
        onConfirm={() => setOpen(false)}
      >
        <p>
          {say(
            'Drafts kept on that phone stay there. You can log in again at any time.',
            '그 휴대폰에 쓰던 글은 남아 있어요. 언제든 다시 로그인할 수 있어요.',
          )}
        </p>
      </ConfirmDialog>
    </>
  );
}

export const Open: StoryObj = { render: () => <Plain /> };
export const Confirmation: StoryObj = { render: () => <Confirm /> };
