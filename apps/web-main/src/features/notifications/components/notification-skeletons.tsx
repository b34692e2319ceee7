import { Skeleton } from '@my-girok/ui-components';
import type { ReactNode } from 'react';

const ROWS = ['70%', '54%', '62%', '48%', '66%', '58%'];

/** The places of notifications that are on their way, in the size they have. */
export function NotificationSkeletons({ count = 3 }: { readonly count?: number }): ReactNode {
  return (
    <div aria-hidden="true">
      {ROWS.slice(0, count).map((width) => (
        <div key={width} className="app-told">
          <div className="app-told-face">
            <Skeleton shape="avatar" />
          </div>
          <div className="app-told-words">
            <Skeleton width={width} />
            <Skeleton width="85%" />
            <Skeleton width="4rem" />
          </div>
        </div>
      ))}
    </div>
  );
}
