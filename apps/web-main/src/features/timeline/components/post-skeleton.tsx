import { Entry, Skeleton } from '@my-girok/ui-components';
import type { ReactNode } from 'react';

const WIDTHS = ['92%', '78%', '64%', '85%'];

/** The places of posts that are on their way, in the size posts have. */
export function PostSkeletons({ count }: { readonly count: number }): ReactNode {
  return (
    <div aria-hidden="true">
      {Array.from({ length: count }, (_, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they are all alike
        <Entry key={at} margin={<Skeleton shape="avatar" />} byline={<Skeleton width="9rem" />} actions={<Skeleton width="5rem" />}>
          <Skeleton />
          <Skeleton width={WIDTHS[at % WIDTHS.length]} />
        </Entry>
      ))}
    </div>
  );
}
