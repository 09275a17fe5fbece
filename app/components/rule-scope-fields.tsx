import type { RuleErrors } from '#app/serving/merchandising/read-rule-form.ts';
import type { RuleEditor } from '#app/serving/merchandising/open-rule-editor.ts';
import { FormField } from './form-field.tsx';
import { RuleAudienceField } from './rule-audience-field.tsx';
import { RuleProductPicker } from './rule-product-picker.tsx';

const PLACES: Readonly<Record<string, string>> = {
  product: 'Product pages',
  cart: 'The cart',
  home: 'The home page',
  collection: 'Collection pages',
  'also-viewed': 'What others looked at',
  'buy-again': 'Buy again',
};

interface ScopeFieldsProps {
  readonly editor: RuleEditor;
  readonly errors: RuleErrors;
}

/** Where and when the rule holds. */
export function RuleScopeFields({ editor, errors }: ScopeFieldsProps) {
  const { rule, placements, titles, timeZone } = editor;
  return (
    <fieldset className="rg-fields">
      <legend>Where and when?</legend>
      <FormField label="Where" error={errors.placement}>
        <select name="placement" defaultValue={rule.placement}>
          <option value="everywhere">Everywhere</option>
          {placements.map((placement) => (
            <option key={placement} value={placement}>
              {PLACES[placement] ?? placement}
            </option>
          ))}
        </select>
      </FormField>
      <RuleProductPicker
        label="Only on the page of"
        name="onProduct"
        most={1}
        chosen={rule.onProduct === null ? NONE : [rule.onProduct]}
        titles={titles}
        hint="Leave empty for every page."
        error={errors.onProduct}
      />
      {rule.audience && <RuleAudienceField audience={rule.audience} buyers={editor.buyers} titles={titles} />}
      <div className="rg-pairs">
        <FormField label="First day" error={errors.from}>
          <input name="from" type="date" defaultValue={rule.from ?? ''} />
        </FormField>
        <FormField label="Last day" error={errors.until}>
          <input name="until" type="date" defaultValue={rule.until ?? ''} />
        </FormField>
      </div>
      <p className="rg-hint">
        Days begin and end on your shop&rsquo;s clock ({timeZone}). Leave them empty to begin now and go on until you
        switch it off.
      </p>
      <label className="rg-check">
        <input type="checkbox" name="isOn" defaultChecked={rule.isOn} /> This rule is on
      </label>
    </fieldset>
  );
}

const NONE: readonly number[] = [];
