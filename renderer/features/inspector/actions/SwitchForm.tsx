import type { Artboard } from '#shared/domain/design/artboard';
import type { PageId } from '#shared/domain/ids';
import type { AreaAction } from '#shared/domain/rich-menu/schema';
import { LIMITS } from '#shared/line/limits';
import { PagePicture } from '../../../editor/picture/PagePicture';
import { sameElements, useReadable } from '../../../editor/use-readable';
import { useSpeech, useT } from '../../../i18n';
import { Select } from '../../../ui';
import { fieldProblem } from '../field-problems';
import { ACTION_DEPTH, type ActionFormProps } from './action-form-props';
import { CountedField } from './CountedField';

type Switch = Extract<AreaAction, { type: 'richmenuswitch' }>;

/** Tabs are chosen from the pages of the set, never typed. */
export function SwitchForm(props: ActionFormProps<Switch>) {
  const t = useT('inspector');
  const speech = useSpeech();
  const { action, editor, page, problems, onChange } = props;
  const pages = useReadable(
    editor.document,
    (set): readonly Artboard[] =>
      (set.pages as readonly Artboard[]).filter((other) => other.id !== page.id),
    sameElements,
  );
  const problem =
    fieldProblem(problems, ACTION_DEPTH, 'action', 'target') ??
    fieldProblem(problems, ACTION_DEPTH, 'action', 'richMenuAliasId');
  const foreign = action.target.kind === 'alias' ? action.target.richMenuAliasId : null;

  return (
    <>
      <Select<PageId>
        label={t('field.target')}
        data-testid="action-target"
        placeholder={foreign ?? t(pages.length === 0 ? 'noOtherPage' : 'choosePage')}
        value={action.target.kind === 'page' ? action.target.pageId : null}
        disabled={pages.length === 0}
        error={problem && speech.problem(problem).text}
        note={foreign === null ? undefined : t('foreignAlias', { alias: foreign })}
        onChange={(pageId) => {
          onChange({ ...action, target: { kind: 'page', pageId } }, 'target');
          editor.closeStep();
        }}
        options={pages.map((other) => ({
          value: other.id,
          label: other.name || t('unnamedPage'),
          icon: <PagePicture page={other} widthPx={24} />,
          detail: 'richMenuAliasId' in other ? String(other.richMenuAliasId) : undefined,
        }))}
      />
      <CountedField
        editor={editor}
        problems={problems}
        name="data"
        mono
        value={action.data}
        count={(text) => text.length}
        limit={LIMITS.action.data}
        onChange={(data) => onChange({ ...action, data }, 'data')}
      />
    </>
  );
}
