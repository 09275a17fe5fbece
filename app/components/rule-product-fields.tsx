import type { RuleEditor } from '#app/serving/merchandising/open-rule-editor.ts';
import { MAX_NAMED_PRODUCTS } from '#app/serving/merchandising/rule.ts';
import { RuleMarginFields } from './rule-margin-fields.tsx';
import { FormField } from './form-field.tsx';
import { RuleProductPicker } from './rule-product-picker.tsx';
import type { RuleErrorTexts } from './use-rule-errors.ts';
import { useText } from './use-text.ts';

interface ProductFieldsProps {
  readonly editor: RuleEditor;
  readonly errors: RuleErrorTexts;
}

/** Which products the rule is for. */
export function RuleProductFields({ editor, errors }: ProductFieldsProps) {
  const text = useText();
  const { rule, facets, titles, currency } = editor;
  return (
    <fieldset className="rg-fields">
      <legend>{text('merchandising.products.legend')}</legend>
      <p className="rg-hint">{text('merchandising.products.hint')}</p>
      <RuleProductPicker
        label={text('merchandising.products')}
        name="product"
        most={MAX_NAMED_PRODUCTS}
        chosen={rule.products}
        titles={titles}
        error={errors.products}
      />
      <div className="rg-pairs">
        <FacetField
          label={text('merchandising.type')}
          name="productType"
          value={rule.productType}
          words={facets.productTypes}
        />
        <FacetField label={text('merchandising.vendor')} name="vendor" value={rule.vendor} words={facets.vendors} />
        <FacetField label={text('merchandising.tag')} name="tag" value={rule.tag} words={facets.tags} />
      </div>
      <CollectionField editor={editor} error={errors.collectionId} />
      <div className="rg-pairs">
        <FormField label={text('merchandising.priceFrom', { currency })} error={errors.priceFromMinor}>
          <input name="priceFrom" inputMode="decimal" autoComplete="off" defaultValue={editor.priceFrom} />
        </FormField>
        <FormField label={text('merchandising.priceTo', { currency })} error={errors.priceToMinor}>
          <input name="priceTo" inputMode="decimal" autoComplete="off" defaultValue={editor.priceTo} />
        </FormField>
      </div>
      <div className="rg-pairs">
        <FormField label={text('merchandising.unitsBelow')} error={errors.unitsBelow}>
          <input name="unitsBelow" inputMode="numeric" autoComplete="off" defaultValue={rule.unitsBelow ?? ''} />
        </FormField>
        <FormField label={text('merchandising.unitsAbove')} error={errors.unitsAbove}>
          <input name="unitsAbove" inputMode="numeric" autoComplete="off" defaultValue={rule.unitsAbove ?? ''} />
        </FormField>
      </div>
      <p className="rg-hint">{text('merchandising.units.hint')}</p>
      <RuleMarginFields editor={editor} errors={errors} />
    </fieldset>
  );
}

/** What rules can ask once the shop's collections are read; a rule keeps a collection that is gone, and touches nothing. */
function CollectionField({
  editor: { rule, facets },
  error,
}: Pick<ProductFieldsProps, 'editor'> & { readonly error: string | undefined }) {
  const text = useText();
  const { collectionId } = rule;
  if (facets.collections.length === 0 && collectionId === null) return null;
  const isGone = collectionId !== null && !facets.collections.some((known) => known.collectionId === collectionId);
  return (
    <FormField label={text('merchandising.collection.label')} {...(error === undefined ? {} : { error })}>
      <select name="collection" defaultValue={collectionId ?? ''}>
        <option value="">{text('merchandising.collection.any')}</option>
        {isGone && <option value={collectionId}>{text('merchandising.collection.gone')}</option>}
        {facets.collections.map(({ collectionId: id, title }) => (
          <option key={id} value={id}>
            {title}
          </option>
        ))}
      </select>
    </FormField>
  );
}

interface FacetFieldProps {
  readonly label: string;
  readonly name: string;
  readonly value: string;
  readonly words: readonly string[];
}

function FacetField({ label, name, value, words }: FacetFieldProps) {
  return (
    <div>
      <FormField label={label}>
        <input name={name} list={`${name}-words`} autoComplete="off" maxLength={255} defaultValue={value} />
      </FormField>
      <datalist id={`${name}-words`}>
        {words.map((word) => (
          <option key={word} value={word} />
        ))}
      </datalist>
    </div>
  );
}
