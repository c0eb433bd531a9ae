import type { AreaAction } from '#shared/domain/rich-menu/schema';
import { countGraphemes } from '#shared/line/count';
import { LIMITS } from '#shared/line/limits';
import { useT } from '../../../i18n';
import { Select } from '../../../ui';
import type { ActionFormProps } from './action-form-props';
import { CountedField } from './CountedField';

type Postback = Extract<AreaAction, { type: 'postback' }>;
type InputOption = NonNullable<Postback['inputOption']> | 'none';
const OPTIONS: readonly InputOption[] = [
  'none',
  'closeRichMenu',
  'openRichMenu',
  'openKeyboard',
  'openVoice',
];

export function PostbackForm(props: ActionFormProps<Postback>) {
  const t = useT('inspector');
  const { action, editor, problems, onChange } = props;
  const common = { editor, problems };
  const limits = LIMITS.action;

  const setOption = (option: InputOption) => {
    const { inputOption: _o, fillInText, ...rest } = action;
    const next: Postback = option === 'none' ? rest : { ...rest, inputOption: option };
    // LINE takes fillInText only with openKeyboard
    if (option === 'openKeyboard' && fillInText !== undefined) next.fillInText = fillInText;
    onChange(next, 'inputOption');
    editor.closeStep();
  };
  return (
    <>
      <CountedField
        {...common}
        name="data"
        mono
        value={action.data}
        count={(text) => text.length}
        limit={limits.data}
        onChange={(data) => onChange({ ...action, data }, 'data')}
      />
      <CountedField
        {...common}
        name="displayText"
        value={action.displayText ?? ''}
        count={countGraphemes}
        limit={limits.displayText}
        onChange={(displayText) => {
          const { displayText: _old, ...rest } = action;
          onChange(displayText === '' ? rest : { ...rest, displayText }, 'displayText');
        }}
      />
      <Select<InputOption>
        label={t('field.inputOption')}
        data-testid="action-inputOption"
        value={action.inputOption ?? 'none'}
        onChange={setOption}
        options={OPTIONS.map((value) => ({
          value,
          label: t(`inputOption.${value}`),
          detail: value === 'none' ? undefined : value,
        }))}
      />
      {action.inputOption === 'openKeyboard' && (
        <CountedField
          {...common}
          name="fillInText"
          multiline
          value={action.fillInText ?? ''}
          count={countGraphemes}
          limit={limits.fillInText}
          onChange={(fillInText) => {
            const { fillInText: _old, ...rest } = action;
            onChange(fillInText === '' ? rest : { ...rest, fillInText }, 'fillInText');
          }}
        />
      )}
    </>
  );
}
