import { LayoutTemplate } from 'lucide-react';
import type { Artboard } from '#shared/domain/design/artboard';
import type { RichMessage } from '#shared/domain/design/rich-message';
import { LIMITS } from '#shared/line/limits';
import { FREE_HEIGHT, MESSAGE_HEIGHTS } from '#shared/targets/rich-message/templates';
import { useStudio } from '../../../data/studio';
import { changeLayout } from '../../../editor/actions';
import type { Editor } from '../../../editor/api';
import { useReadable } from '../../../editor/use-readable';
import { useFormat, useT } from '../../../i18n';
import { Button, FieldRow, NumberField, Section, Select, TextField } from '../../../ui';
import { useProblemText } from '../field-problems';
import styles from '../Inspector.module.css';

const FREE = 'free';

/** What a rich message is sent with, and its height; the width is LINE's. */
export function MessageSections(props: { editor: Editor<RichMessage>; page: Artboard }) {
  const t = useT('inspector');
  const format = useFormat();
  const studio = useStudio();
  const { editor, page } = props;
  const design = useReadable(editor.document, (document) => document);
  const problem = useProblemText(editor);
  const { height, width } = page.size;
  const isFixed = (MESSAGE_HEIGHTS as readonly number[]).includes(height);
  const setHeight = (next: number) => {
    changeLayout(editor as unknown as Editor, { width, height: next }, page.template);
  };
  return (
    <>
      <Section title={t('richMessage')} aside="imagemap">
        <TextField
          label={t('altText')}
          data-testid="design-altText"
          value={design.altText}
          counter={{ used: design.altText.length, limit: LIMITS.message.altText }}
          {...problem(['altText'])}
          onChange={(altText) =>
            editor.edit({ label: 'editSet', coalesce: 'design.altText' }, (draft) => {
              draft.altText = altText;
            })
          }
          onCommit={() => editor.closeStep()}
        />
      </Section>
      <Section title={t('sizeAndTemplate')} aside="px">
        <FieldRow>
          <Select
            label={t('message.height')}
            data-testid="message-height"
            value={isFixed ? String(height) : FREE}
            options={[
              ...MESSAGE_HEIGHTS.map((each) => ({
                value: String(each),
                label: `1040 × ${each}`,
                detail: each === 1040 ? t('message.square') : undefined,
              })),
              { value: FREE, label: t('message.free') },
            ]}
            onChange={(value) => setHeight(value === FREE ? FREE_HEIGHT.min : Number(value))}
          />
          <NumberField
            label="H"
            data-testid="page-height"
            value={height}
            min={1}
            max={10_000}
            onChange={(next) => setHeight(Math.round(next))}
            onCommit={() => editor.closeStep()}
          />
        </FieldRow>
        <p className={styles.quiet}>
          {t('message.heightNote', {
            min: format.plain(FREE_HEIGHT.min),
            max: format.plain(FREE_HEIGHT.max),
          })}
        </p>
        <Button
          icon={<LayoutTemplate size={16} strokeWidth={1.5} />}
          data-testid="change-template"
          onClick={() => studio.runCommand('template.change')}
        >
          {t('changeTemplate')}
        </Button>
        <TextField
          label={t('message.baseUrl')}
          mono
          type="url"
          value={design.baseUrl}
          {...problem(['baseUrl'])}
          note={t('message.baseUrlNote')}
          onChange={(baseUrl) =>
            editor.edit({ label: 'editSet', coalesce: 'design.baseUrl' }, (draft) => {
              draft.baseUrl = baseUrl;
            })
          }
          onCommit={() => editor.closeStep()}
        />
      </Section>
    </>
  );
}
