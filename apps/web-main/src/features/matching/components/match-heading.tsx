import { type ReactNode, useEffect, useRef } from 'react';

/** The heading of what has just taken the place of something else: who listens, or works with the keyboard, is led to it. */
export function MatchHeading({ id, children }: { readonly id: string; readonly children: ReactNode }): ReactNode {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // Somebody who writes elsewhere on the page is not disturbed.
    const { activeElement } = document;
    if (activeElement === null || activeElement === document.body || activeElement.id === 'content')
      heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <h2 id={id} ref={heading} tabIndex={-1}>
      {children}
    </h2>
  );
}
