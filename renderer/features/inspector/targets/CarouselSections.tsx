import { LayoutTemplate } from 'lucide-react';
import type { Artboard } from '#shared/domain/design/artboard';
import { CAROUSEL_BUBBLES, type RichCarousel } from '#shared/domain/design/rich-carousel';
import { LIMITS } from '#shared/line/limits';
import { BUBBLE_POINTS } from '#shared/targets/rich-carousel/constraints';
import { useStudio } from '../../../data/studio';
import type { Editor } from '../../../editor/api';
import { useReadable } from '../../../editor/use-readable';
import { useT } from '../../../i18n';
import { Button, FieldRow, NumberField, Section, Select, TextField } from '../../../ui';
import { editPage } from '../edit';
import { useProblemText } from '../field-problems';

/** What a carousel is sent with; the name and size of the card on screen. */
export function CarouselSections(props: { editor: Editor<RichCarousel>; page: Artboard }) {
  const t = useT('inspector');
  const studio = useStudio();
  const { editor, page } = props;
  const design = useReadable(editor.document, (document) => document);
  const problem = useProblemText(editor);
  const index = design.pages.findIndex((other) => other.id === page.id);
  const change = (field: string, recipe: (draft: RichCarousel) => void) =>
    editor.edit({ label: 'editSet', coalesce: `design.${field}` }, recipe);
  const commit = () => editor.closeStep();
  return (
    <>
      <Section title={t('richCarousel')} aside={design.form === 'flex' ? 'flex' : 'image_carousel'}>
        <TextField
          label={t('altText')}
          data-testid="design-altText"
          value={design.altText}
          counter={{ used: design.altText.length, limit: LIMITS.message.altText }}
          {...problem(['altText'])}
          onChange={(altText) =>
            change('altText', (draft) => {
              draft.altText = altText;
            })
          }
          onCommit={commit}
        />
        <Select<RichCarousel['form']>
          label={t('carousel.form')}
          data-testid="carousel-form"
          value={design.form}
          options={(['flex', 'image'] as const).map((form) => ({
            value: form,
            label: t(`carousel.forms.${form}`),
          }))}
          onChange={(form) => {
            change('form', (draft) => {
              draft.form = form;
            });
            commit();
          }}
        />
        {design.form === 'flex' && (
          <Select<RichCarousel['bubbleSize']>
            label={t('carousel.bubbleSize')}
            value={design.bubbleSize}
            options={CAROUSEL_BUBBLES.map((size) => ({
              value: size,
              label: size,
              detail: t('carousel.points', { pt: BUBBLE_POINTS[size].width }),
            }))}
            onChange={(size) => {
              change('bubbleSize', (draft) => {
                draft.bubbleSize = size;
              });
              commit();
            }}
          />
        )}
      </Section>
      <Section title={t('card')} aside="px">
        <TextField
          label={t('field.setName')}
          data-field="page-name"
          value={page.name}
          onChange={(name) =>
            editPage(editor as unknown as Editor, 'name', 'renamePage', (draft) => {
              draft.name = name;
            })
          }
          onCommit={commit}
        />
        <FieldRow>
          {(['width', 'height'] as const).map((key) => (
            <NumberField
              key={key}
              prefix={key === 'width' ? 'W' : 'H'}
              aria-label={t(`bounds.${key}`)}
              min={1}
              max={1024}
              value={page.size[key]}
              {...problem(['pages', index, 'size'])}
              onChange={(value) =>
                editPage(editor as unknown as Editor, `size.${key}`, 'resizePage', (draft) => {
                  draft.size = { ...draft.size, [key]: Math.round(value) };
                  draft.template = null;
                  for (const { bounds } of draft.areas) {
                    bounds.x = Math.min(bounds.x, draft.size.width - 1);
                    bounds.y = Math.min(bounds.y, draft.size.height - 1);
                    bounds.width = Math.min(bounds.width, draft.size.width - bounds.x);
                    bounds.height = Math.min(bounds.height, draft.size.height - bounds.y);
                  }
                })
              }
              onCommit={commit}
            />
          ))}
        </FieldRow>
        <Button
          icon={<LayoutTemplate size={16} strokeWidth={1.5} />}
          data-testid="change-template"
          onClick={() => studio.runCommand('template.change')}
        >
          {t('changeTemplate')}
        </Button>
      </Section>
    </>
  );
}
