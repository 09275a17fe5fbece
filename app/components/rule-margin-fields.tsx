import type { RuleErrors } from '#app/serving/merchandising/read-rule-form.ts';
import type { RuleEditor } from '#app/serving/merchandising/open-rule-editor.ts';
import { useFormats } from './formats.tsx';
import { FormField } from './form-field.tsx';

interface MarginFieldsProps {
  readonly editor: Pick<RuleEditor, 'rule' | 'costs'>;
  readonly errors: RuleErrors;
}

/** Bounds of the margin, and for how many products it is known. */
export function RuleMarginFields({ editor: { rule, costs }, errors }: MarginFieldsProps) {
  const formats = useFormats();
  const { known, products } = costs;
  return (
    <>
      <div className="rg-pairs">
        <FormField label="Margin below (%)" error={errors.marginBelow}>
          <input name="marginBelow" inputMode="numeric" autoComplete="off" defaultValue={rule.marginBelow ?? ''} />
        </FormField>
        <FormField label="Margin above (%)" error={errors.marginAbove}>
          <input name="marginAbove" inputMode="numeric" autoComplete="off" defaultValue={rule.marginAbove ?? ''} />
        </FormField>
      </div>
      <p className="rg-hint">
        Margin is the price less the unit cost, as a share of the price, of the variant shown. Shopify states a unit
        cost for {formats.number(known)} of {formats.counted(products, 'product', 'products')}: a rule that asks for a
        margin never touches a product whose cost is not known.
      </p>
    </>
  );
}
