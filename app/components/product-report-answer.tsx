import type {
  ProductsGatewayAnswer,
  ProductsOutlookAnswer,
  ProductsRepurchaseAnswer,
} from '#app/measurement/reports/products-answers.ts';
import { useFormats } from './formats.tsx';
import { writeProductTitle } from './product-titles.ts';
import { useText } from './use-text.ts';

interface ProductReportAnswerProps {
  readonly gateway: ProductsGatewayAnswer;
  readonly repurchase: ProductsRepurchaseAnswer;
  readonly outlook: ProductsOutlookAnswer;
}

/** Which products bring buyers back, in up to three sentences. */
export function ProductReportAnswer({ gateway, repurchase, outlook }: ProductReportAnswerProps) {
  const text = useText();
  const formats = useFormats();
  const strong = (inside: React.ReactNode) => <strong>{inside}</strong>;
  const [again] = repurchase.products;
  const [next] = outlook.products;
  const soon = next?.outlooks[0];
  return (
    <p className="rg-answer">
      {sayGateway()}
      {again?.rate != null && again.low !== null && again.high !== null && (
        <>
          {' '}
          {text.rich('products.answer.repurchase', {
            ...{
              strong,
              product: writeProductTitle(again, text),
              share: formats.sharesWithin([again.low, again.high])(again.rate),
            },
            ...{ count: formats.number(again.repurchased), n: formats.number(again.mature) },
          })}
        </>
      )}
      {next && soon && outlook.horizons[0]?.relativeError != null && (
        <>
          {' '}
          {text.rich('products.answer.outlook', {
            ...{ strong, product: writeProductTitle(next, text), days: outlook.horizons[0].days },
            ...{ low: formats.number(Math.round(soon.low)), high: formats.number(Math.round(soon.high)) },
          })}
        </>
      )}
    </p>
  );

  function sayGateway() {
    const [first] = gateway.products;
    const days = gateway.windowDays;
    if (gateway.tested === 0) return text('products.answer.tooFew', { n: gateway.minBuyers, days });
    if (!first || first.low === null || first.high === null || first.low <= 0)
      return text('products.answer.noGateway', { tested: gateway.tested });
    const bounds = { low: formats.number(first.low * 100), high: formats.number(first.high * 100) };
    return text.rich('products.answer.gateway', { strong, product: writeProductTitle(first, text), days, ...bounds });
  }
}
