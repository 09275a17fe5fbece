import type { RuleEditor } from '#app/serving/merchandising/open-rule-editor.ts';
import { FormField } from './form-field.tsx';
import { PLACE_KEYS } from './place-keys.ts';
import { RuleAudienceField } from './rule-audience-field.tsx';
import { RuleProductPicker } from './rule-product-picker.tsx';
import type { RuleErrorTexts } from './use-rule-errors.ts';
import { useText } from './use-text.ts';

interface ScopeFieldsProps {
  readonly editor: RuleEditor;
  readonly errors: RuleErrorTexts;
}

/** Where and when the rule holds. */
export function RuleScopeFields({ editor, errors }: ScopeFieldsProps) {
  const text = useText();
  const { rule, placements, titles, timeZone } = editor;
  return (
    <fieldset className="rg-fields">
      <legend>{text('merchandising.scope.legend')}</legend>
      <FormField label={text('merchandising.scope.where')} error={errors.placement}>
        <select name="placement" defaultValue={rule.placement}>
          <option value="everywhere">{text('merchandising.place.everywhere')}</option>
          {placements.map((placement) => (
            <option key={placement} value={placement}>
              {text(`merchandising.place.${PLACE_KEYS[placement]}`)}
            </option>
          ))}
        </select>
      </FormField>
      <RuleProductPicker
        label={text('merchandising.scope.page')}
        name="onProduct"
        most={1}
        chosen={rule.onProduct === null ? NONE : [rule.onProduct]}
        titles={titles}
        hint={text('merchandising.scope.page.hint')}
        error={errors.onProduct}
      />
      {rule.audience && <RuleAudienceField audience={rule.audience} buyers={editor.buyers} titles={titles} />}
      <div className="rg-pairs">
        <FormField label={text('merchandising.scope.from')} error={errors.from}>
          <input name="from" type="date" defaultValue={rule.from ?? ''} />
        </FormField>
        <FormField label={text('merchandising.scope.until')} error={errors.until}>
          <input name="until" type="date" defaultValue={rule.until ?? ''} />
        </FormField>
      </div>
      <p className="rg-hint">{text('merchandising.scope.days', { timeZone })}</p>
      <label className="rg-check">
        <input type="checkbox" name="isOn" defaultChecked={rule.isOn} /> {text('merchandising.scope.on')}
      </label>
    </fieldset>
  );
}

const NONE: readonly number[] = [];
