export interface SealProps {
  /** Side in CSS pixels. */
  size?: number;
  /** Accessible name; without it the mark is decoration beside the product's name. */
  label?: string;
  /** `ink` where the page's one seal is spent on something else. */
  tone?: 'seal' | 'ink';
}

/**
 * The stamp at the foot of the scroll: 기록, carved white on red (백문), one syllable a column.
 * Drawn as strokes, so that it needs no font; the edge is worn at two corners as a stone is.
 */
export function Seal({ size = 40, label, tone = 'seal' }: SealProps) {
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: a title would show as a tooltip; the name is given by aria-label.
    <svg
      className="g-seal"
      data-tone={tone}
      width={size}
      height={size}
      viewBox="0 0 48 48"
      {...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true })}
    >
      <path
        className="g-seal-stone"
        d="M3.4 1.6 24 1 44.2 1.5Q46.6 1.6 46.7 4L47 22.5 46.6 43.2Q46.6 46.3 43.6 46.5L25 47 4.6 46.6Q1.6 46.6 1.4 43.8L1 24 1.3 4.2Q1.3 1.8 3.4 1.6Z"
      />
      <g className="g-seal-cut" fill="none" strokeWidth="3" strokeLinejoin="miter" strokeLinecap="square">
        <path d="M8 9.5H16V24Q15.6 33 8.4 38.5" />
        <path d="M21.4 8.4V39.6" />
        <path d="M27.8 9.2H39.8V15H28.2V20.8H40.2" />
        <path d="M34 24.6V28.4M26.8 29H41.2" />
        <path d="M28 34.2H39.6V40" />
      </g>
    </svg>
  );
}
