import { Copy, Trash2 } from 'lucide-react';
import type { Area, AreaAction } from '#shared/domain/rich-menu/schema';
import { letterOf } from '#shared/geometry/lettering';
import { constraintsOf } from '#shared/targets/constraints';
import { useStudio } from '../../data/studio';
import type { Editor } from '../../editor/api';
import { useReadable } from '../../editor/use-readable';
import { useSpeech, useT } from '../../i18n';
import { IconButton, LetterBadge, Panel, Section } from '../../ui';
import { ActionForm } from './actions/ActionForm';
import { ActionKindSelect } from './actions/ActionKindSelect';
import { BoundsFields } from './BoundsFields';
import { actionOfKind, editAreas } from './edit';
import { useProblemsAt } from './field-problems';

export function AreaInspector({ editor, area }: { editor: Editor; area: Area }) {
  const t = useT('inspector');
  const speech = useSpeech();
  const studio = useStudio();
  const pageIndex = useReadable(editor.document, (set) =>
    set.pages.findIndex((page) => page.id === editor.session.getState().currentPageId),
  );
  const page = useReadable(editor.document, (set) => set.pages[pageIndex]);
  const areaIndex = page?.areas.findIndex((candidate) => candidate.id === area.id) ?? -1;
  const problems = useProblemsAt(editor, ['pages', pageIndex, 'areas', areaIndex]);
  if (!page || areaIndex === -1) return null;

  const letter = letterOf(page.areas, area.id);
  const worst = problems.some((p) => p.severity === 'error')
    ? 'bad'
    : problems.length > 0
      ? 'warn'
      : 'accent';
  const otherPages = editor.document.getState().pages.filter((other) => other.id !== page.id);
  const setAction = (action: AreaAction, field: string) =>
    editAreas(editor, [area.id], field, 'editAction', (draft) => {
      draft.action = action;
    });
  const missing = problems.find(({ path }) => path.length === 5 && path[4] === 'action');

  return (
    <Panel
      grow
      data-testid="inspector-area"
      title={
        <>
          <LetterBadge letter={letter} tone={worst} />
          {area.action?.label || t('areaTitle', { letter })}
        </>
      }
      actions={
        <>
          <IconButton
            small
            label={t('duplicate')}
            icon={<Copy size={16} strokeWidth={1.5} />}
            onClick={() => studio.runCommand('edit.duplicate')}
          />
          <IconButton
            small
            label={t('delete')}
            icon={<Trash2 size={16} strokeWidth={1.5} />}
            onClick={() => studio.runCommand('edit.delete')}
          />
        </>
      }
    >
      <BoundsFields editor={editor} areas={[area]} page={page} />
      <Section title={t('whenTapped')} aside={apiWord(area.action)}>
        <ActionKindSelect
          kinds={constraintsOf(editor.document.getState()).actions}
          value={area.action?.type ?? null}
          onChange={(type) => {
            setAction(actionOfKind(type, area.action, otherPages[0]?.id ?? null), 'kind');
            editor.closeStep();
          }}
          error={missing ? speech.problem(missing).text : undefined}
        />
        {area.action !== null && (
          <ActionForm
            editor={editor}
            action={area.action}
            page={page}
            problems={problems}
            onChange={setAction}
          />
        )}
      </Section>
    </Panel>
  );
}

/** LINE's own word for the action, for engineers who look for it. */
function apiWord(action: AreaAction | null): string | undefined {
  if (action === null) return undefined;
  return action.type === 'unsupported' ? String(action.wire.type ?? '') : action.type;
}
