/** `hairline` between equals; `double` (a thick and a thin rule, as old Korean books frame their pages) below a heading. */
export function Divider({ weight = 'hairline' }: { weight?: 'hairline' | 'double' }) {
  return <hr className="g-divider" data-weight={weight} />;
}
