import { Entry, Skeleton } from '@my-girok/ui-components';
import type { ReactNode } from 'react';

const ROWS = ['92%', '78%', '64%', '85%', '71%'].map((width) => ({ width }));

/** The places of posts that are on their way (at most five), in the size posts have. */
export function PostSkeletons({ count }: { readonly count: number }): ReactNode {
  return (
    <div aria-hidden="true">
      {ROWS.slice(0, count).map(({ width }) => (
        <Entry
          key={width}
          margin={<Skeleton shape="avatar" />}
          byline={<Skeleton width="9rem" />}
          actions={<Skeleton width="5rem" />}
        >
          <Skeleton />
          <Skeleton width={width} />
        </Entry>
      ))}
    </div>
  );
}
