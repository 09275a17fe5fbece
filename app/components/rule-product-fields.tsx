import type { RuleErrors } from '#app/serving/merchandising/read-rule-form.ts';
import type { RuleEditor } from '#app/serving/merchandising/open-rule-editor.ts';
import { MAX_NAMED_PRODUCTS } from '#app/serving/merchandising/rule.ts';
import { RuleMarginFields } from './rule-margin-fields.tsx';
import { FormField } from './form-field.tsx';
import { RuleProductPicker } from './rule-product-picker.tsx';

interface ProductFieldsProps {
  readonly editor: RuleEditor;
  readonly errors: RuleErrors;
}

/** Which products the rule is for. */
export function RuleProductFields({ editor, errors }: ProductFieldsProps) {
  const { rule, facets, titles, currency } = editor;
  return (
    <fieldset className="rg-fields">
      <legend>Which products?</legend>
      <p className="rg-hint">A product must meet everything you fill in here. Leave the rest empty.</p>
      <RuleProductPicker
        label="Products"
        name="product"
        most={MAX_NAMED_PRODUCTS}
        chosen={rule.products}
        titles={titles}
        error={errors.products}
      />
      <div className="rg-pairs">
        <FacetField label="Product type" name="productType" value={rule.productType} words={facets.productTypes} />
        <FacetField label="Vendor" name="vendor" value={rule.vendor} words={facets.vendors} />
        <FacetField label="Tag" name="tag" value={rule.tag} words={facets.tags} />
      </div>
      <CollectionField editor={editor} error={errors.collectionId} />
      <div className="rg-pairs">
        <FormField label={`Price from (${currency})`} error={errors.priceFromMinor}>
          <input name="priceFrom" inputMode="decimal" autoComplete="off" defaultValue={editor.priceFrom} />
        </FormField>
        <FormField label={`Price up to (${currency})`} error={errors.priceToMinor}>
          <input name="priceTo" inputMode="decimal" autoComplete="off" defaultValue={editor.priceTo} />
        </FormField>
      </div>
      <div className="rg-pairs">
        <FormField label="Fewer units left than" error={errors.unitsBelow}>
          <input name="unitsBelow" inputMode="numeric" autoComplete="off" defaultValue={rule.unitsBelow ?? ''} />
        </FormField>
        <FormField label="More units left than" error={errors.unitsAbove}>
          <input name="unitsAbove" inputMode="numeric" autoComplete="off" defaultValue={rule.unitsAbove ?? ''} />
        </FormField>
      </div>
      <p className="rg-hint">Units are counted where Shopify tracks stock, over all variants.</p>
      <RuleMarginFields editor={editor} errors={errors} />
    </fieldset>
  );
}

/** What rules can ask once the shop's collections are read; a rule keeps a collection that is gone, and touches nothing. */
function CollectionField({
  editor: { rule, facets },
  error,
}: Pick<ProductFieldsProps, 'editor'> & { readonly error: string | undefined }) {
  const { collectionId } = rule;
  if (facets.collections.length === 0 && collectionId === null) return null;
  const isGone = collectionId !== null && !facets.collections.some((known) => known.collectionId === collectionId);
  return (
    <FormField label="Collection" {...(error === undefined ? {} : { error })}>
      <select name="collection" defaultValue={collectionId ?? ''}>
        <option value="">Any</option>
        {isGone && <option value={collectionId}>A deleted collection</option>}
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
