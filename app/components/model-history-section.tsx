import { Form } from '@remix-run/react';
import { BlockStack, Button, Text } from '@shopify/polaris';
import type { StoredModel } from '#app/training/list-models.ts';
import type { Formats } from '#app/messages/create-formats.ts';
import { useFormats } from './formats.tsx';
import { SectionCard } from './section-card.tsx';
import { useText } from './use-text.ts';

/** The stored versions, and the way back to an earlier one. */
export function ModelHistorySection({ models }: { readonly models: readonly StoredModel[] }) {
  const text = useText();
  const formats = useFormats();
  const held = models.find(({ heldSince }) => heldSince !== null);
  return (
    <SectionCard
      title={
        held ? text('models.history.held', { when: formats.moment(held.trainedAt) }) : text('models.history.newest')
      }
      subtitle={text(held ? 'models.history.held.text' : 'models.history.newest.text')}
      aside={
        held && (
          <Form method="post">
            <input type="hidden" name="intent" value="release" />
            <Button submit>{text('models.history.release')}</Button>
          </Form>
        )
      }
    >
      <BlockStack gap="300">
        <div className="rg-scroll" tabIndex={0} role="region" aria-label={text('models.history.table')}>
          <table className="rg-table">
            <thead>
              <tr>
                <th scope="col">{text('models.history.learned')}</th>
                <th scope="col">{text('models.history.orders')}</th>
                <th scope="col">{text('models.history.products')}</th>
                <th scope="col">{text('models.served.time')}</th>
                <th scope="col">{text('models.history.right')}</th>
                <th scope="col">{text('models.served.version')}</th>
                <th scope="col">
                  <span className="rg-unseen">{text('models.history.action')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {models.map((model) => (
                <tr key={model.version} aria-current={model.isServed ? 'true' : undefined}>
                  <th scope="row" className="rg-recipe">
                    {formats.moment(model.trainedAt)}
                    {model.dataFrom !== null && model.dataTo !== null && (
                      <span className="rg-setting">
                        {text('models.history.period', {
                          from: formats.day(model.dataFrom),
                          to: formats.day(model.dataTo),
                        })}
                      </span>
                    )}
                  </th>
                  <td>{formats.number(model.orderCount)}</td>
                  <td>{formats.number(model.productCount)}</td>
                  <td>{formats.duration(model.trainSeconds * 1000)}</td>
                  <td>{rightOnProductPages(model, formats)}</td>
                  <td>
                    <code>{model.version.slice(0, 8)}</code>
                  </td>
                  <td>{model.isServed ? text('models.serves') : <HoldButton model={model} />}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <Text as="p" variant="bodySm" tone="subdued">
          {text('models.history.note')}
        </Text>
      </BlockStack>
    </SectionCard>
  );
}

function rightOnProductPages({ figures }: StoredModel, formats: Formats): string {
  const report = figures.placements.product;
  const served = report?.recipes.find(({ recipe }) => recipe === report.recipe);
  return served ? formats.hundredth(served.figures.hitRate) : '';
}

function HoldButton({ model }: { readonly model: StoredModel }) {
  const text = useText();
  const { moment } = useFormats();
  return (
    <Form method="post">
      <input type="hidden" name="intent" value="hold" />
      <input type="hidden" name="version" value={model.version} />
      <Button submit size="slim" accessibilityLabel={text('models.history.backTo', { when: moment(model.trainedAt) })}>
        {text('models.history.back')}
      </Button>
    </Form>
  );
}
