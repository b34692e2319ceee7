import { Skeleton } from '@my-girok/ui-components';
import type { ReactNode } from 'react';

/** The places of people who are on their way. */
export function PeopleSkeletons(): ReactNode {
  return ['a', 'b', 'c'].map((key) => (
    <div key={key} className="app-person">
      <Skeleton shape="avatar" />
      <div className="app-person-words">
        <Skeleton width="60%" />
        <Skeleton width="40%" />
      </div>
    </div>
  ));
}
