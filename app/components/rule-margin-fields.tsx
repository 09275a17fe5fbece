import type { RuleEditor } from '#app/serving/merchandising/open-rule-editor.ts';
import { FormField } from './form-field.tsx';
import type { RuleErrorTexts } from './use-rule-errors.ts';
import { useText } from './use-text.ts';

interface MarginFieldsProps {
  readonly editor: Pick<RuleEditor, 'rule' | 'costs'>;
  readonly errors: RuleErrorTexts;
}

/** Bounds of the margin, and for how many products it is known. */
export function RuleMarginFields({ editor: { rule, costs }, errors }: MarginFieldsProps) {
  const text = useText();
  const { known, products } = costs;
  return (
    <>
      <div className="rg-pairs">
        <FormField label={text('merchandising.marginBelow')} error={errors.marginBelow}>
          <input name="marginBelow" inputMode="numeric" autoComplete="off" defaultValue={rule.marginBelow ?? ''} />
        </FormField>
        <FormField label={text('merchandising.marginAbove')} error={errors.marginAbove}>
          <input name="marginAbove" inputMode="numeric" autoComplete="off" defaultValue={rule.marginAbove ?? ''} />
        </FormField>
      </div>
      <p className="rg-hint">{text('merchandising.margin.hint', { known, n: products })}</p>
    </>
  );
}
