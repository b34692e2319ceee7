import { Dialog } from '../dialog/dialog';

export interface ShortcutDialogProps {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  title: string;
  closeLabel: string;
  groups: readonly {
    title: string;
    /** `keys` are pressed together: ['Ctrl', 'Enter']. */
    shortcuts: readonly { keys: readonly string[]; label: string }[];
  }[];
}

/** What the keyboard can do here: opened by `?`. */
export function ShortcutDialog({ groups, ...dialog }: ShortcutDialogProps) {
  return (
    <Dialog {...dialog}>
      {groups.map((group) => (
        <section key={group.title} className="g-shortcuts">
          <h3>{group.title}</h3>
          <dl>
            {group.shortcuts.map(({ keys, label }) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>
                  {keys.map((key) => (
                    <kbd key={key} className="g-key">
                      {key}
                    </kbd>
                  ))}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </Dialog>
  );
}
