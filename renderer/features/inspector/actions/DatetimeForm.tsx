import type { AreaAction } from '#shared/domain/rich-menu/schema';
import { LIMITS } from '#shared/line/limits';
import { useSpeech, useT } from '../../../i18n';
import { Select, TextField } from '../../../ui';
import { fieldProblem } from '../field-problems';
import { ACTION_DEPTH, type ActionFormProps } from './action-form-props';
import { CountedField } from './CountedField';

type Picker = Extract<AreaAction, { type: 'datetimepicker' }>;
type Mode = Picker['mode'];
const MODES: readonly Mode[] = ['date', 'time', 'datetime'];
const INPUT_TYPE = { date: 'date', time: 'time', datetime: 'datetime-local' } as const;
const RANGE = ['initial', 'min', 'max'] as const;

export function DatetimeForm(props: ActionFormProps<Picker>) {
  const t = useT('inspector');
  const speech = useSpeech();
  const { action, editor, problems, onChange } = props;

  const setRange = (key: (typeof RANGE)[number], value: string) => {
    const { [key]: _old, ...rest } = action;
    onChange((value === '' ? rest : { ...rest, [key]: value }) as Picker, key);
  };
  return (
    <>
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
      <Select<Mode>
        label={t('field.mode')}
        data-testid="action-mode"
        value={action.mode}
        onChange={(mode) => {
          // a date is no time: bounds of the old kind would be refused by LINE
          const { initial: _i, min: _a, max: _b, ...rest } = action;
          onChange({ ...rest, mode }, 'mode');
          editor.closeStep();
        }}
        options={MODES.map((value) => ({ value, label: t(`mode.${value}`), detail: value }))}
      />
      {RANGE.map((key) => {
        const problem = fieldProblem(problems, ACTION_DEPTH, 'action', key);
        return (
          <TextField
            key={key}
            type={INPUT_TYPE[action.mode]}
            label={t(`field.${key}`)}
            data-testid={`action-${key}`}
            // LINE also writes a lower-case t between date and time
            value={(action[key] ?? '').replace('t', 'T')}
            error={problem && speech.problem(problem).text}
            onChange={(value) => setRange(key, value)}
            onBlur={() => editor.closeStep()}
          />
        );
      })}
    </>
  );
}
