import { cloneElement, useId, type ReactElement } from 'react';

interface FieldProps {
  readonly label: string;
  readonly hint?: string;
  readonly error?: string;
  /** One form control. */
  readonly children: ReactElement<Record<string, unknown>>;
}

/** A form control with its label, a hint, and what is wrong with it. */
export function FormField({ label, hint, error, children }: FieldProps) {
  const id = useId();
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div className="rg-field">
      <label htmlFor={id}>{label}</label>
      {cloneElement(children, {
        id,
        'aria-describedby': described === '' ? undefined : described,
        'aria-invalid': error ? true : undefined,
      })}
      {hint && (
        <p id={`${id}-hint`} className="rg-hint">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className="rg-error">
          {error}
        </p>
      )}
    </div>
  );
}
