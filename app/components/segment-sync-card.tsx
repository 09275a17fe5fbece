import { useFetcher } from '@remix-run/react';
import { BlockStack, Button } from '@shopify/polaris';
import { useState } from 'react';
import type { Segment } from '#app/profiles/segments/segment.ts';
import { useFormats } from './formats.tsx';
import { SectionCard } from './section-card.tsx';
import { useRefresh } from './use-refresh.ts';
import { useText } from './use-text.ts';

const SCOPE = 'write_customers';

/** Whether the members carry a tag in Shopify, how far that is, and the switch. */
export function SegmentSyncCard({ segment: { segmentId, sync } }: { readonly segment: Segment }) {
  const text = useText();
  const fetcher = useFetcher();
  const [isDeclined, setDeclined] = useState(false);
  const isOn = sync?.isOn ?? false;
  const isWorking = sync !== null && (sync.state === 'waiting' || sync.state === 'running');
  useRefresh(isWorking);
  const turn = async () => {
    if (!isOn && !(await askForScope())) return setDeclined(true);
    setDeclined(false);
    const intent = isOn ? 'sync-off' : 'sync-on';
    fetcher.submit({ intent, segmentId: String(segmentId) }, { method: 'post' });
  };
  return (
    <SectionCard
      title={text(isOn ? 'segments.sync.on' : 'segments.sync.off')}
      subtitle={sync && isOn ? text('segments.sync.tag', { tag: sync.tag }) : text('segments.sync.about')}
      aside={
        <Button onClick={() => void turn()} loading={fetcher.state !== 'idle'}>
          {text(isOn ? 'segments.sync.stop' : 'segments.sync.start')}
        </Button>
      }
    >
      <BlockStack gap="200">
        {isDeclined && <p className="rg-error">{text('segments.sync.declined')}</p>}
        {sync && <Progress sync={sync} />}
        {sync && isOn && (
          <p className="rg-hint">
            {text.rich('segments.sync.use', {
              code: (inside) => <code>{inside}</code>,
              query: `customer_tags CONTAINS '${sync.tag}'`,
            })}
          </p>
        )}
      </BlockStack>
    </SectionCard>
  );
}

function Progress({ sync }: { readonly sync: NonNullable<Segment['sync']> }) {
  const text = useText();
  const { moment } = useFormats();
  const { state, total, done, refused, syncedAt, error } = sync;
  if (state === 'failed')
    return (
      <p className="rg-error" role="status">
        {error === 'missing-scope' ? text('segments.sync.scope') : text('segments.sync.failed', { error: error ?? '' })}
      </p>
    );
  return (
    <div role="status">
      {state !== 'done' && (
        <>
          <progress max={Math.max(1, total)} value={done} aria-label={text('segments.sync.progress.name')} />{' '}
          {text('segments.sync.progress', { done, total })}
        </>
      )}
      {state === 'done' && syncedAt !== null && (
        <>
          {text('segments.sync.done', { at: moment(syncedAt), n: total })}
          {refused > 0 && ` ${text('segments.sync.refused', { n: refused })}`}
        </>
      )}
    </div>
  );
}

/** Ask the merchant for the right to write customers, where it is not given yet. @returns whether it is given. */
async function askForScope(): Promise<boolean> {
  const scopes = window.shopify?.scopes;
  if (!scopes) return true;
  const { granted } = await scopes.query();
  if (granted.includes(SCOPE)) return true;
  const { result } = await scopes.request([SCOPE]);
  return result === 'granted-all';
}
