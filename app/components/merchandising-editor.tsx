import { Form, useFetcher, useNavigate, useNavigation } from '@remix-run/react';
import { BlockStack, Button, Card, Page } from '@shopify/polaris';
import { useRef } from 'react';
import type { RuleEffect } from '#app/serving/merchandising/measure-rule.ts';
import type { RuleEditor } from '#app/serving/merchandising/open-rule-editor.ts';
import type { FormOutcome } from '#app/serving/merchandising/change-merchandising.ts';
import { MerchandisingRefusal } from './merchandising-refusal.tsx';
import { RuleActionFields } from './rule-action-fields.tsx';
import { RuleEffectCard } from './rule-effect-card.tsx';
import { RuleProductFields } from './rule-product-fields.tsx';
import { RuleScopeFields } from './rule-scope-fields.tsx';
import { useRuleErrors } from './use-rule-errors.ts';
import { useText } from './use-text.ts';

interface EditorProps {
  readonly editor: RuleEditor;
  readonly refusal: FormOutcome | null;
}

const PAGE = '/app/merchandising';
/** A moment without a key: then the effect is asked for. */
const PAUSE_MS = 350;

/** The form of one rule, and beside it what the rule would do. */
export function MerchandisingEditor({ editor, refusal }: EditorProps) {
  const text = useText();
  const { ruleId, version, rule } = editor;
  const form = useRef<HTMLFormElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const fetcher = useFetcher<{ readonly effect: RuleEffect | null }>();
  const navigate = useNavigate();
  const isSaving = useNavigation().state === 'submitting';
  const measure = () => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      if (!form.current) return;
      const fields = new URLSearchParams(new FormData(form.current) as never);
      fetcher.load(`${PAGE}/effect?${fields}`);
    }, PAUSE_MS);
  };
  const errors = useRuleErrors(refusal?.state === 'invalid' ? refusal.errors : {});
  const leave = async () => {
    await window.shopify?.saveBar?.leaveConfirmation();
    form.current?.reset();
    navigate(PAGE);
  };
  return (
    <Page
      title={text(ruleId === null ? 'merchandising.editor.add' : 'merchandising.editor.edit')}
      subtitle={text('merchandising.editor.subtitle')}
      backAction={{ content: text('merchandising.title'), onAction: () => void leave() }}
    >
      <BlockStack gap="500">
        <MerchandisingRefusal refusal={refusal} />
        <Form
          method="post"
          action={`${PAGE}?rule=${ruleId ?? 'new'}`}
          ref={form}
          className="rg-editor"
          onInput={measure}
          onReset={measure}
          onSubmit={() => clearTimeout(timer.current)}
          data-save-bar=""
          noValidate
        >
          <input type="hidden" name="intent" value="save-rule" />
          <input type="hidden" name="ruleId" value={ruleId ?? ''} />
          <input type="hidden" name="seen" value={version} />
          <BlockStack gap="400">
            <Card>
              <RuleActionFields rule={rule} errors={errors} />
            </Card>
            <Card>
              <RuleProductFields editor={editor} errors={errors} />
            </Card>
            <Card>
              <RuleScopeFields editor={editor} errors={errors} />
            </Card>
          </BlockStack>
          <RuleEffectCard
            effect={fetcher.data ? fetcher.data.effect : editor.effect}
            isAsking={fetcher.state !== 'idle'}
          />
          <div className="rg-buttons">
            <Button submit variant="primary" loading={isSaving}>
              {text('merchandising.editor.save')}
            </Button>
            <Button onClick={() => void leave()}>{text('merchandising.editor.cancel')}</Button>
          </div>
        </Form>
      </BlockStack>
    </Page>
  );
}
