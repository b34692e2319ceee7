import { useEffect, useRef } from 'react';

export interface FormErrorSummaryProps {
  /** What could not be done. */
  title: string;
  /** One a field; `fieldId` is the input's id. Without it the sentence stands alone. */
  errors: readonly { fieldId?: string; message: string }[];
}

/** Everything that is wrong with a form, at its head, each leading to its field. Takes focus when it appears or changes. */
export function FormErrorSummary({ title, errors }: FormErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null);
  const content = errors.map((error) => `${error.fieldId ?? ''}:${error.message}`).join('\n');
  useEffect(() => {
    if (content) box.current?.focus();
  }, [content]);
  if (errors.length === 0) return null;
  return (
    <div ref={box} className="g-summary" role="alert" tabIndex={-1}>
      <p className="g-summary-title">{title}</p>
      <ul>
        {errors.map(({ fieldId, message }) => (
          <li key={`${fieldId ?? ''}:${message}`}>
            {fieldId ? (
              <a
                href={`#${fieldId}`}
                onClick={(event) => {
                  event.preventDefault();
                  document.getElementById(fieldId)?.focus();
                }}
              >
                {message}
              </a>
            ) : (
              message
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
