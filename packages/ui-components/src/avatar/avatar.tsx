import { useState } from 'react';
import { presetSources } from '../picture/preset-sources';
import { initials } from './initials';
import { tintOf } from './tint';

/** As wide as the stylesheet draws them. */
const SIDES = { small: '1.625rem', medium: '2.75rem', large: '4rem', page: '6.5rem' } as const;

export interface AvatarProps {
  /** The person's id: decides the tint. */
  id: string;
  name: string;
  /** Address of the picture; the initials stand in while it is missing or fails. */
  src?: string | null;
  size?: 'small' | 'medium' | 'large' | 'page';
  /** Accessible name; leave out where the person's name stands beside it, as it nearly always does. */
  label?: string;
}

/** A person: their picture, or their initial on a quiet tint of paper. Square as a photograph pasted into a notebook. */
export function Avatar({ id, name, src, size = 'medium', label }: AvatarProps) {
  const [failed, setFailed] = useState<string | null>(null);
  const shows = src && src !== failed ? src : null;
  return (
    <span
      className="g-avatar"
      data-size={size}
      data-tint={tintOf(id)}
      {...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true })}
    >
      {shows ? (
        <img
          src={shows}
          srcSet={presetSources(shows)}
          sizes={SIDES[size]}
          alt=""
          loading="lazy"
          decoding="async"
          onError={() => setFailed(shows)}
        />
      ) : (
        initials(name)
      )}
    </span>
  );
}
