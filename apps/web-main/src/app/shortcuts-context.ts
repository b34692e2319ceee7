import { createContext, useContext } from 'react';

/** Shows the list of shortcuts. */
export const ShortcutsContext = createContext<() => void>(() => {});
export const useShowShortcuts = (): (() => void) => useContext(ShortcutsContext);
