import { useEffect, useState } from 'preact/hooks';
import { Brief } from './brief.tsx';
import type { BuyerCard } from './buyer-card.ts';
import { fetchCard } from './fetch-card.ts';

type Answer = BuyerCard | 'loading' | 'failed';

/** The block: a buyer in brief, or why there is nothing to show, and the way to the whole page. */
export function BuyerProfile({ customer }: { readonly customer: string }) {
  const [answer, setAnswer] = useState<Answer>('loading');
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    let isCurrent = true;
    setAnswer('loading');
    fetchCard(customer).then(
      (card) => isCurrent && setAnswer(card),
      () => isCurrent && setAnswer('failed'),
    );
    return () => void (isCurrent = false);
  }, [customer, attempt]);
  const translate = shopify.i18n.translate;
  return (
    <s-admin-block heading={translate('heading')} collapsedSummary={summarize(answer)}>
      <s-stack gap="base">
        <Content answer={answer} onRetry={() => setAttempt(attempt + 1)} />
        {typeof answer === 'object' && answer.state !== 'unknown' && (
          <s-link href={`app:app/buyers/${customer.split('/').pop()}`}>{translate('more')}</s-link>
        )}
      </s-stack>
    </s-admin-block>
  );
}

function Content({ answer, onRetry }: { readonly answer: Answer; readonly onRetry: () => void }) {
  const translate = shopify.i18n.translate;
  if (answer === 'loading') return <s-spinner accessibilityLabel={translate('loading')} />;
  if (answer === 'failed')
    return (
      <s-stack gap="small">
        <s-paragraph>{translate('failed')}</s-paragraph>
        <s-button onClick={onRetry}>{translate('retry')}</s-button>
      </s-stack>
    );
  if (answer.state !== 'ready' || answer.buyer === null)
    return <s-paragraph color="subdued">{translate(`state.${answer.state}`)}</s-paragraph>;
  return <Brief buyer={answer.buyer} currency={answer.currency} timeZone={answer.timeZone} />;
}

/** The one line that stays when the block is folded. */
function summarize(answer: Answer): string {
  if (typeof answer === 'string' || !answer.buyer) return '';
  const { stage, orderCount } = answer.buyer;
  const orders = shopify.i18n.translate('orders', { count: orderCount });
  return stage === null ? orders : `${shopify.i18n.translate(`stage.${stage}`)}, ${orders}`;
}
