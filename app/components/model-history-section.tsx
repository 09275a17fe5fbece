import { Form } from '@remix-run/react';
import { BlockStack, Button, Text } from '@shopify/polaris';
import type { StoredModel } from '#app/training/list-models.ts';
import type { Formats } from '#app/messages/create-formats.ts';
import { useFormats } from './formats.tsx';
import { SectionCard } from './section-card.tsx';

/** The stored versions, and the way back to an earlier one. */
export function ModelHistorySection({ models }: { readonly models: readonly StoredModel[] }) {
  const formats = useFormats();
  const held = models.find(({ heldSince }) => heldSince !== null);
  return (
    <SectionCard
      title={held ? `You hold the version of ${formats.moment(held.trainedAt)}` : 'The newest version serves'}
      subtitle={
        held
          ? 'Newer ones are learned and stored, and do not reach shoppers until you let go.'
          : 'Going back takes a second and loses nothing: the version you choose is held until you let go.'
      }
      aside={
        held && (
          <Form method="post">
            <input type="hidden" name="intent" value="release" />
            <Button submit>Serve the newest again</Button>
          </Form>
        )
      }
    >
      <BlockStack gap="300">
        <div className="rg-scroll" tabIndex={0} role="region" aria-label="Stored versions">
          <table className="rg-table">
            <thead>
              <tr>
                <th scope="col">Learned</th>
                <th scope="col">Orders</th>
                <th scope="col">Products</th>
                <th scope="col">Time to learn</th>
                <th scope="col">Product page, right of 100</th>
                <th scope="col">Version</th>
                <th scope="col">
                  <span className="rg-unseen">Action</span>
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
                        orders of {formats.day(model.dataFrom)} to {formats.day(model.dataTo)}
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
                  <td>{model.isServed ? 'serves' : <HoldButton model={model} />}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <Text as="p" variant="bodySm" tone="subdued">
          The last five versions are kept. Each is checked, bit for bit, before it serves.
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
  const formats = useFormats();
  return (
    <Form method="post">
      <input type="hidden" name="intent" value="hold" />
      <input type="hidden" name="version" value={model.version} />
      <Button submit size="slim" accessibilityLabel={`Go back to the version of ${formats.moment(model.trainedAt)}`}>
        Go back to this
      </Button>
    </Form>
  );
}
