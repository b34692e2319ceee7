import type { KeyboardEvent, ReactNode } from 'react';
import { Dialog as AriaDialog, Modal, ModalOverlay } from 'react-aria-components';

export interface StageProps {
  /** Name of the dialog. */
  label: string;
  isOpen: boolean;
  /** Escape was pressed: what goes on goes on elsewhere. */
  onLeave: () => void;
  /** Keys that do something while it is open. */
  onKey?: (event: KeyboardEvent) => void;
  /** What it is and what can be done with it as a whole; at the top. */
  head: ReactNode;
  /** What one does; at the foot, within the thumb's reach. */
  foot?: ReactNode;
  children: ReactNode;
}

/** Something that has the whole window for itself while it is looked at, such as a call. The page waits behind it. */
export function Stage({ label, isOpen, onLeave, onKey, head, foot, children }: StageProps) {
  return (
    <ModalOverlay isOpen={isOpen} onOpenChange={(open) => !open && onLeave()} className="g-stage-veil">
      <Modal className="g-stage">
        <AriaDialog className="g-stage-dialog" aria-label={label}>
          {/* Takes the focus when it is touched, so that the keys go on working. */}
          <div className="g-stage-sheet" tabIndex={-1} onKeyDownCapture={onKey}>
            <header className="g-stage-head">{head}</header>
            <div className="g-stage-body">{children}</div>
            {foot && <footer className="g-stage-foot">{foot}</footer>}
          </div>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
