import type { AreaAction } from '#shared/domain/areas';
import { countGraphemes } from '#shared/line/count';
import { LIMITS } from '#shared/line/limits';
import { useT } from '../../i18n';
import { Select, TextField } from '../../ui';

const KINDS = ['uri', 'message', 'postback', 'clipboard'] as const;
type Kind = (typeof KINDS)[number];

type Said = { error?: string; note?: string; noteTone?: 'warn' };

/** A button of a card: its words, and what a tap does. */
export function ActionFields(props: {
  value: AreaAction;
  labelLimit: number;
  /** The last card carries its words itself. */
  hasLabel?: boolean;
  said: Said;
  testId: string;
  onChange(action: AreaAction, field: string): void;
  onCommit(): void;
}) {
  const t = useT('cards');
  const { value, onChange, testId } = props;
  const label = value.label ?? '';
  const detail = detailOf(value);
  return (
    <>
      {props.hasLabel !== false && (
        <TextField
          label={t('action.label')}
          data-testid={`${testId}-label`}
          value={label}
          counter={{ used: countGraphemes(label), limit: props.labelLimit }}
          {...props.said}
          onChange={(text) => onChange({ ...value, label: text }, 'label')}
          onCommit={props.onCommit}
        />
      )}
      <Select<Kind>
        aria-label={t('action.kind')}
        data-testid={`${testId}-kind`}
        value={KINDS.find((kind) => kind === value.type) ?? null}
        options={KINDS.map((kind) => ({
          value: kind,
          label: t(`action.kinds.${kind}`),
          detail: kind,
        }))}
        onChange={(kind) => {
          onChange(ofKind(kind, label), 'kind');
          props.onCommit();
        }}
      />
      {detail && (
        <TextField
          label={t(`action.detail.${value.type}`)}
          data-testid={`${testId}-detail`}
          mono={value.type === 'uri'}
          value={detail.text}
          counter={{ used: detail.text.length, limit: detail.limit }}
          onChange={(text) => onChange(detail.set(text), 'detail')}
          onCommit={props.onCommit}
        />
      )}
    </>
  );
}

const ofKind = (type: Kind, label: string): AreaAction => {
  switch (type) {
    case 'uri':
      return { type, label, uri: '' };
    case 'message':
      return { type, label, text: '' };
    case 'postback':
      return { type, label, data: '' };
    case 'clipboard':
      return { type, label, clipboardText: '' };
  }
};

interface Detail {
  text: string;
  limit: number;
  set(text: string): AreaAction;
}

function detailOf(action: AreaAction): Detail | null {
  const { uri, messageText, data, clipboardText } = LIMITS.action;
  switch (action.type) {
    case 'uri':
      return { text: action.uri, limit: uri, set: (text) => ({ ...action, uri: text }) };
    case 'message':
      return { text: action.text, limit: messageText, set: (text) => ({ ...action, text }) };
    case 'postback':
      return { text: action.data, limit: data, set: (text) => ({ ...action, data: text }) };
    case 'clipboard':
      return {
        text: action.clipboardText,
        limit: clipboardText,
        set: (text) => ({ ...action, clipboardText: text }),
      };
    default:
      return null;
  }
}
