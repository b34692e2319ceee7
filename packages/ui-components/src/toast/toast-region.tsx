import { X } from 'lucide-react';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { Button } from '../button/button';
import { IconButton } from '../button/icon-button';
import { TOASTS_SHOWN, type Toast, type ToastQueue } from './toast-queue';

export interface ToastRegionProps {
  queue: ToastQueue;
  /** Name of the region, as "Notifications". */
  label: string;
  closeLabel: string;
}

/** Where messages appear, read out politely. Their time stands still while pointed at or focused. Put it once, after the page. */
export function ToastRegion({ queue, label, closeLabel }: ToastRegionProps) {
  const toasts = useSyncExternalStore(queue.subscribe, queue.snapshot, queue.snapshot);
  const [isHeld, setHeld] = useState(false);
  const shown = toasts.slice(0, TOASTS_SHOWN);
  return (
    <section
      className="g-toasts"
      aria-label={label}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <ol aria-live="polite" aria-relevant="additions text">
        {shown.map((toast) => (
          <ToastItem
            key={toast.id}
            toast={toast}
            isHeld={isHeld}
            closeLabel={closeLabel}
            onClose={() => queue.close(toast.id)}
          />
        ))}
      </ol>
    </section>
  );
}

function ToastItem(props: { toast: Toast; isHeld: boolean; closeLabel: string; onClose: () => void }) {
  const { toast, isHeld, closeLabel, onClose } = props;
  const timeout = toast.timeoutMs ?? (toast.action ? undefined : 6000);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `onClose` is new at each render and always closes this toast.
  useEffect(() => {
    if (timeout === undefined || isHeld) return;
    const timer = setTimeout(onClose, timeout);
    return () => clearTimeout(timer);
  }, [timeout, isHeld]);
  return (
    <li className="g-toast" data-tone={toast.tone ?? 'plain'}>
      <p>{toast.words}</p>
      {toast.action && (
        <Button
          size="small"
          tone="secondary"
          onPress={() => {
            onClose();
            toast.action?.onAction();
          }}
        >
          {toast.action.label}
        </Button>
      )}
      <IconButton size="small" label={closeLabel} icon={<X aria-hidden="true" />} onPress={onClose} />
    </li>
  );
}
