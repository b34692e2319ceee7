import type { ReactNode } from 'react';
import { Button } from '../button/button';
import { Dialog } from './dialog';

export interface ConfirmDialogProps {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  title: string;
  /** What will be lost and what will not. */
  children: ReactNode;
  /** The verb that does it, never "OK". */
  confirmLabel: string;
  cancelLabel: string;
  closeLabel: string;
  tone?: 'primary' | 'danger';
  isPending?: boolean;
  pendingLabel?: string;
  onConfirm: () => void;
}

/** Asks before what cannot be undone. For what can be undone, do it and offer the undo in a toast instead. */
export function ConfirmDialog({
  children,
  confirmLabel,
  cancelLabel,
  tone = 'danger',
  isPending,
  pendingLabel,
  onConfirm,
  ...rest
}: ConfirmDialogProps) {
  return (
    <Dialog
      {...rest}
      role="alertdialog"
      actions={
        <>
          <Button tone="quiet" autoFocus onPress={() => rest.onOpenChange(false)}>
            {cancelLabel}
          </Button>
          <Button tone={tone} isPending={isPending} pendingLabel={pendingLabel} onPress={onConfirm}>
            {confirmLabel}
          </Button>
        </>
      }
    >
      {children}
    </Dialog>
  );
}
