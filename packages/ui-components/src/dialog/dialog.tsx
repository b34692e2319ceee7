import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { IconButton } from '../button/icon-button';

export interface DialogProps {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  title: string;
  /** Name of the button that closes it. */
  closeLabel: string;
  /** Buttons at its foot; the one thing to do comes last. */
  actions?: ReactNode;
  /** False while closing would lose something typed. */
  isDismissable?: boolean;
  role?: 'dialog' | 'alertdialog';
  children: ReactNode;
}

/** A sheet laid over the page. Escape and the page behind close it; focus goes back to where it came from. */
export function Dialog({
  isOpen,
  onOpenChange,
  title,
  closeLabel,
  actions,
  isDismissable = true,
  role,
  children,
}: DialogProps) {
  return (
    <ModalOverlay isOpen={isOpen} onOpenChange={onOpenChange} isDismissable={isDismissable} className="g-veil">
      <Modal className="g-modal">
        <AriaDialog className="g-dialog" role={role}>
          <header className="g-dialog-head">
            <Heading slot="title" className="g-dialog-title">
              {title}
            </Heading>
            <IconButton
              label={closeLabel}
              icon={<X aria-hidden="true" />}
              onPress={() => onOpenChange(false)}
              size="small"
            />
          </header>
          <div className="g-dialog-body">{children}</div>
          {actions && <footer className="g-dialog-foot">{actions}</footer>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
