import { Text } from '@shopify/polaris';
import type { CountedWindows } from '#app/measurement/survival/count-write-windows.ts';
import { About } from './about.tsx';
import { BuyerMenu } from './buyer-menu.tsx';
import { useFormats } from './formats.tsx';
import { SectionCard } from './section-card.tsx';
import { TableDownload } from './table-download.tsx';
import { useText } from './use-text.ts';

/** When to write to whom: per order number, who is in the days in which most returns fall. */
export function SurvivalWindows({ windows, others }: CountedWindows) {
  const text = useText();
  const formats = useFormats();
  const inside = windows.reduce((sum, { counts }) => sum + counts.inside.buyers, 0);
  const groups = ['inside', 'before', 'past'] as const;
  return (
    <SectionCard title={text('survival.windows.title', { n: inside })} subtitle={text('survival.windows.subtitle')}>
      <ul className="rg-windows">
        {windows.map(({ orderNumber, andLater, from, middle, to, counts, ...rules }) => {
          const orders = text(andLater ? 'survival.ordersLater' : 'survival.orders', { n: orderNumber });
          const span = from === to ? formats.number(to) : text('survival.windows.span', { from, to });
          return (
            <li key={orderNumber}>
              <h3>{text('survival.windows.order', { orders })}</h3>
              <p>{text('survival.windows.days', { span, middle })}</p>
              <div className="rg-window-groups">
                {groups
                  .filter((group) => group !== 'before' || from > 0)
                  .map((group) => (
                    <div key={group} className={group === 'inside' ? 'rg-window-now' : undefined}>
                      <span>{text(`survival.windows.${group}`, { span, from, to })}</span>
                      <data value={counts[group].buyers}>{formats.number(counts[group].buyers)}</data>
                      {counts[group].buyers > 0 && (
                        <BuyerMenu
                          rule={rules[group]}
                          name={text(`survival.windows.segment.${group}`, { orders, span, from, to })}
                        />
                      )}
                    </div>
                  ))}
              </div>
            </li>
          );
        })}
      </ul>
      {others > 0 && (
        <Text as="p" tone="subdued">
          {text('survival.windows.others', { n: others })}
        </Text>
      )}
      <div>
        <TableDownload path="/app/time-to-next-order.csv" table="windows" name={text('survival.windows.name')} />
      </div>
      <About name={text('survival.windows.name')}>{text('survival.windows.about')}</About>
    </SectionCard>
  );
}
