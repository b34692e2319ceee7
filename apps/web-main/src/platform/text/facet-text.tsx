import { Link, UserText, type UserTextProps } from '@my-girok/ui-components';
import { Fragment, type ReactNode } from 'react';
import { paths } from '../paths.ts';
import { type Segment, segmentsOf, type TextFacet } from './segments.ts';

/** What somebody wrote, with its links, mentions and hashtags where the API found them. Never HTML. */
export function FacetText({
  text,
  facets,
  ...rest
}: Omit<UserTextProps, 'children'> & { readonly text: string; readonly facets: readonly TextFacet[] }): ReactNode {
  if (facets.length === 0) return <UserText {...rest}>{text}</UserText>;
  let at = 0;
  return (
    <UserText {...rest}>
      {segmentsOf(text, facets).map((segment) => {
        const key = at;
        at += segment.text.length;
        return <Fragment key={key}>{part(segment)}</Fragment>;
      })}
    </UserText>
  );
}

function part(segment: Segment): ReactNode {
  switch (segment.kind) {
    case 'plain':
      return segment.text;
    case 'link':
      return (
        <Link href={segment.href} target="_blank" rel="noopener nofollow ugc">
          {segment.text}
        </Link>
      );
    case 'mention':
      return <Link href={paths.person(segment.personId)}>{segment.text}</Link>;
    case 'tag':
      return <Link href={paths.tag(segment.tag)}>{segment.text}</Link>;
  }
}
