import { Link } from 'react-aria-components';
import { Seal } from '../seal/seal';

/** The mark beside the product's name, leading home. On narrow columns the mark stands alone, with the name still readable. */
export function Brand({ href, name, tone = 'ink' }: { href: string; name: string; tone?: 'seal' | 'ink' }) {
  return (
    <Link href={href} className="g-brand" aria-label={name}>
      <Seal size={32} tone={tone} />
      <span className="g-brand-words">{name}</span>
    </Link>
  );
}
