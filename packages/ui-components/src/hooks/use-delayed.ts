import { useEffect, useState } from 'react';

/** True once `active` has held for `ms` without a break; false at once when it ends. What is quick never flickers. */
export function useDelayed(active: boolean, ms: number): boolean {
  const [due, setDue] = useState(false);
  useEffect(() => {
    if (!active) {
      setDue(false);
      return;
    }
    const timer = setTimeout(() => setDue(true), ms);
    return () => clearTimeout(timer);
  }, [active, ms]);
  return active && due;
}
