import { Form, useFetcher, useNavigation } from '@remix-run/react';
import { Banner, BlockStack, Button, Card, Page } from '@shopify/polaris';
import { useRef, useState } from 'react';
import type { BuyerRule, Condition } from '#app/profiles/segments/buyer-rule.ts';
import type { SegmentOutcome } from '#app/profiles/segments/change-segments.ts';
import type { BuyerCount } from '#app/profiles/segments/count-buyers.ts';
import type { BuyerTexts } from '#app/profiles/segments/list-buyer-texts.ts';
import type { OpenedSegment } from '#app/profiles/segments/open-segment-editor.ts';
import { FormField } from './form-field.tsx';
import { useFormats } from './formats.tsx';
import { readConditionFields } from './read-condition-fields.ts';
import { SegmentCondition } from './segment-condition.tsx';
import { SegmentCountCard, type CountAnswer } from './segment-count-card.tsx';
import { SegmentSyncCard } from './segment-sync-card.tsx';
import { useRefusal } from './use-refusal.ts';
import { useText } from './use-text.ts';

interface SegmentEditorProps extends OpenedSegment {
  readonly count: BuyerCount;
  readonly values: BuyerTexts;
  readonly titles: Readonly<Record<number, string>>;
  readonly outcome: SegmentOutcome | null;
}

/** A moment without a key: then the count is asked for. */
const PAUSE_MS = 350;
const BLANK: Condition = { field: 'orderCount', atLeast: 2 };

/** The form of a segment, and beside it whom the rule names as it is typed. */
export function SegmentEditor({ segment, name, rule, refused, count, values, titles, outcome }: SegmentEditorProps) {
  const text = useText();
  const refuse = useRefusal();
  const isBusy = useNavigation().state === 'submitting';
  const editor = useRuleEditor(rule);
  const errors = outcome?.state === 'invalid' ? outcome.errors : {};
  return (
    <Page
      title={segment ? segment.name : text('segments.new')}
      subtitle={text('segments.editor.subtitle')}
      backAction={{ content: text('segments.title'), url: '/app/segments' }}
    >
      <BlockStack gap="500">
        {outcome?.state === 'gone' && <Banner tone="warning">{text('segments.gone')}</Banner>}
        {refused && <Banner tone="warning">{refuse(refused)}</Banner>}
        {errors.rule && <Banner tone="critical">{refuse(errors.rule)}</Banner>}
        <div className="rg-editor">
          <Form
            method="post"
            ref={editor.form}
            onInput={editor.changed}
            onChange={editor.changed}
            data-save-bar=""
            noValidate
          >
            <input type="hidden" name="intent" value="save" />
            <input type="hidden" name="segmentId" value={segment?.segmentId ?? ''} />
            <input type="hidden" name="rule" ref={editor.hidden} defaultValue={JSON.stringify(rule)} />
            <BlockStack gap="400">
              <Card>
                <FormField
                  label={text('segments.name')}
                  {...(errors.name && { error: text(`segments.name.${errors.name}`) })}
                >
                  <input name="name" defaultValue={name} maxLength={80} autoComplete="off" />
                </FormField>
              </Card>
              <Card>
                <BlockStack gap="400">
                  <p className="rg-hint">{text('segments.editor.all')}</p>
                  {editor.rows.map(({ row, condition }, at) => (
                    <SegmentCondition
                      key={row}
                      {...{ row, condition, values, titles }}
                      place={at + 1}
                      onRemove={() => editor.remove(row)}
                    />
                  ))}
                  <div className="rg-buttons">
                    <Button onClick={editor.add}>{text('segments.condition.add')}</Button>
                  </div>
                </BlockStack>
              </Card>
              <div className="rg-buttons rg-outside">
                <Button submit variant="primary" loading={isBusy}>
                  {text('segments.save')}
                </Button>
              </div>
            </BlockStack>
          </Form>
          <SegmentCountCard
            answer={editor.answer ?? { refused: null, count }}
            rule={editor.rule}
            name={name}
            titles={titles}
            isAsking={editor.isAsking}
          />
        </div>
        {segment && <SegmentSyncCard segment={segment} />}
        {segment && (
          <Form method="post" className="rg-outside">
            <input type="hidden" name="intent" value="delete" />
            <input type="hidden" name="segmentId" value={segment.segmentId} />
            <Button submit variant="plain" tone="critical">
              {text('segments.delete')}
            </Button>
          </Form>
        )}
      </BlockStack>
    </Page>
  );
}

/** The conditions of the form, the rule they make, and its count, asked for after a pause. */
function useRuleEditor(initial: BuyerRule) {
  const { currency } = useFormats();
  const form = useRef<HTMLFormElement>(null);
  const hidden = useRef<HTMLInputElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const fetcher = useFetcher<CountAnswer>();
  const [rows, setRows] = useState(() => initial.all.map((condition, row) => ({ row, condition })));
  const [rule, setRule] = useState(initial);
  const next = useRef(initial.all.length);
  const read = (now: readonly { readonly row: number }[]) => {
    clearTimeout(timer.current);
    // After React has drawn what the change asks for.
    timer.current = setTimeout(() => {
      if (!form.current || !hidden.current) return;
      const made = readConditionFields(
        new FormData(form.current),
        now.map(({ row }) => row),
        currency,
      );
      const json = JSON.stringify(made);
      hidden.current.value = json;
      setRule(made as BuyerRule);
      fetcher.load(`/app/segments/count?${new URLSearchParams({ rule: json })}`);
    }, PAUSE_MS);
  };
  const set = (now: typeof rows) => {
    setRows(now);
    read(now);
    // The save bar hears of fields, not of rows.
    hidden.current?.dispatchEvent(new Event('input', { bubbles: true }));
  };
  return {
    ...{ form, hidden, rows, rule },
    answer: fetcher.data ?? null,
    isAsking: fetcher.state !== 'idle',
    changed: () => read(rows),
    add: () => set([...rows, { row: next.current++, condition: BLANK }]),
    remove: (row: number) => set(rows.filter((other) => other.row !== row)),
  };
}
