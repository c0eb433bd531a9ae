import { LayoutTemplate } from 'lucide-react';
import type { Artboard } from '#shared/domain/design/artboard';
import type { Page, RichMenuSet } from '#shared/domain/rich-menu/schema';
import { countGraphemes } from '#shared/line/count';
import { LIMITS } from '#shared/line/limits';
import { useStudio } from '../../data/studio';
import type { Editor } from '../../editor/api';
import { editorOf } from '../../editor/editor-of';
import { useReadable } from '../../editor/use-readable';
import { useSpeech, useT } from '../../i18n';
import { Button, FieldRow, NumberField, Panel, Section, Switch, TextField } from '../../ui';
import { BackgroundSection } from './BackgroundSection';
import { editMenuPage, editPage } from './edit';
import { fieldProblem, useProblemsAt } from './field-problems';
import styles from './Inspector.module.css';
import { PictureSection } from './PictureSection';
import { SetSection } from './SetSection';
import { DesignPage } from './targets/DesignPage';

/** Nothing is selected: the page itself, and the set it belongs to. */
export function PageInspector({ editor }: { editor: Editor }) {
  const menu = editorOf(editor, 'richMenuSet');
  return menu ? <MenuPage editor={menu} /> : <DesignPage editor={editor} />;
}

function MenuPage({ editor }: { editor: Editor<RichMenuSet> }) {
  const t = useT('inspector');
  const pageId = useReadable(editor.session, (session) => session.currentPageId);
  const page = useReadable(editor.document, (set) => set.pages.find((p) => p.id === pageId));
  if (!page) return null;
  return (
    <Panel grow title={page.name || t('unnamedPage')} data-testid="inspector-page">
      <PageSection editor={editor} page={page} />
      <SizeSection editor={editor} page={page} />
      <PictureSection />
      <BackgroundSection editor={editor} page={page} />
      <SetSection editor={editor} />
    </Panel>
  );
}

function PageSection({ editor, page }: { editor: Editor<RichMenuSet>; page: Page }) {
  const t = useT('inspector');
  const speech = useSpeech();
  const set = useReadable(editor.document, (document) => document);
  const index = set.pages.findIndex((other) => other.id === page.id);
  const problems = useProblemsAt(editor, ['pages', index]);
  const say = (field: string) => {
    const problem = fieldProblem(problems, 2, field);
    if (!problem) return {};
    const text = speech.problem(problem).text;
    return problem.severity === 'error'
      ? { error: text }
      : { note: text, noteTone: 'warn' as const };
  };
  const commit = () => editor.closeStep();
  return (
    <Section title={t('page')}>
      <TextField
        label={t('field.name')}
        data-testid="page-name"
        data-field="page-name"
        value={page.name}
        counter={{ used: countGraphemes(page.name), limit: LIMITS.richMenu.name }}
        note={t('nameNote')}
        {...say('name')}
        onChange={(name) =>
          editPage(editor, 'name', 'renamePage', (draft) => {
            draft.name = name;
          })
        }
        onCommit={commit}
      />
      <TextField
        label={t('field.chatBarText')}
        data-testid="page-chatBarText"
        value={page.chatBarText}
        counter={{ used: countGraphemes(page.chatBarText), limit: LIMITS.richMenu.chatBarText }}
        {...say('chatBarText')}
        onChange={(text) =>
          editMenuPage(editor, 'chatBarText', 'editChatBarText', (draft) => {
            draft.chatBarText = text;
          })
        }
        onCommit={commit}
      />
      <Switch
        label={t('field.selected')}
        aside="selected"
        data-testid="page-selected"
        checked={page.selected}
        onChange={(selected) => {
          editMenuPage(editor, 'selected', 'editPage', (draft) => {
            draft.selected = selected;
          });
          commit();
        }}
      />
      <Switch
        label={t('isDefault')}
        data-testid="page-default"
        checked={set.defaultPageId === page.id}
        note={t('defaultNote')}
        onChange={(isDefault) => {
          editor.edit({ label: 'editSet' }, (draft) => {
            draft.defaultPageId = isDefault ? page.id : null;
          });
          commit();
        }}
      />
      <TextField
        label={t('field.richMenuAliasId')}
        mono
        data-testid="page-alias"
        value={page.richMenuAliasId}
        counter={{ used: page.richMenuAliasId.length, limit: LIMITS.richMenu.aliasId }}
        {...say('richMenuAliasId')}
        onChange={(alias) =>
          editMenuPage(editor, 'richMenuAliasId', 'editPage', (draft) => {
            draft.richMenuAliasId = alias;
          })
        }
        onCommit={commit}
      />
    </Section>
  );
}

function SizeSection({ editor, page }: { editor: Editor; page: Artboard }) {
  const t = useT('inspector');
  const studio = useStudio();
  const speech = useSpeech();
  const index = editor.document.getState().pages.findIndex((other) => other.id === page.id);
  const problems = useProblemsAt(editor, ['pages', index, 'size']);
  const limits = LIMITS.richMenu;
  const set = (key: 'width' | 'height', value: number) =>
    editPage(editor, `size.${key}`, 'resizePage', (draft) => {
      draft.size = { ...draft.size, [key]: value };
      draft.template = null;
      // areas stay on the page; what was outside is pulled in
      for (const { bounds } of draft.areas) {
        bounds.x = Math.min(bounds.x, draft.size.width - 1);
        bounds.y = Math.min(bounds.y, draft.size.height - 1);
        bounds.width = Math.min(bounds.width, draft.size.width - bounds.x);
        bounds.height = Math.min(bounds.height, draft.size.height - bounds.y);
      }
    });
  return (
    <Section title={t('sizeAndTemplate')} aside="px">
      <FieldRow>
        {(['width', 'height'] as const).map((key) => (
          <NumberField
            key={key}
            prefix={key === 'width' ? 'W' : 'H'}
            aria-label={t(`bounds.${key}`)}
            data-testid={`page-${key}`}
            min={key === 'width' ? limits.minWidth : limits.minHeight}
            max={key === 'width' ? limits.maxWidth : Math.floor(page.size.width / limits.minRatio)}
            value={page.size[key]}
            onChange={(value) => set(key, value)}
            onCommit={() => editor.closeStep()}
          />
        ))}
      </FieldRow>
      {problems[0] && <p className={styles.quiet}>{speech.problem(problems[0]).text}</p>}
      <Button
        icon={<LayoutTemplate size={16} strokeWidth={1.5} />}
        data-testid="change-template"
        onClick={() => studio.runCommand('template.change')}
      >
        {t('changeTemplate')}
      </Button>
    </Section>
  );
}
