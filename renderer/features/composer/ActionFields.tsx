import type { ProblemPath } from '#shared/errors/app-error';
import { countGraphemes } from '#shared/line/count';
import { isJsonObject } from '#shared/line/fields';
import { LIMITS } from '#shared/line/limits';
import { wireOf, wireText } from '#shared/preview/messages-of';
import { useT } from '../../i18n';
import { FieldRow, Select } from '../../ui';
import { WireChoice, WireText } from './fields';
import { useAt } from './wire-context';

const L = LIMITS.action;
const EVERYWHERE = ['uri', 'message', 'postback', 'datetimepicker', 'clipboard'] as const;
const QUICK_REPLY = [...EVERYWHERE, 'camera', 'cameraRoll', 'location'] as const;

/** Where an action stands decides what it may be and how long its label may get. */
export type ActionPlace = 'template' | 'imageCarousel' | 'quickReply' | 'flexButton' | 'flex';
const LABEL_LIMIT: Readonly<Record<ActionPlace, number>> = {
  template: L.label,
  imageCarousel: L.imageCarouselLabel,
  quickReply: L.label,
  flexButton: L.flexLabel,
  flex: L.flexLabel,
};

/** Kept when the kind of the action changes, as far as the new kind has it. */
function changed(old: unknown, type: string): Record<string, unknown> {
  const before = wireOf(old);
  const label = wireText(before.label);
  const named = label === '' ? {} : { label };
  const text = wireText(before.text) || label;
  switch (type) {
    case 'uri':
      return { type, ...named, uri: wireText(before.uri) };
    case 'message':
      return { type, ...named, text };
    case 'postback':
      return { type, ...named, data: wireText(before.data), displayText: text || undefined };
    case 'datetimepicker':
      return { type, ...named, data: wireText(before.data), mode: 'date' };
    case 'clipboard':
      return { type, ...named, clipboardText: wireText(before.clipboardText) || text };
    default:
      return { type, ...named };
  }
}

/** One action, in LINE's own words: its kind and the fields of that kind. */
export function ActionFields(props: {
  path: ProblemPath;
  place: ActionPlace;
  /** The action may be left out. */
  optional?: boolean;
}) {
  const t = useT('composer');
  const { path, place } = props;
  const at = useAt(path);
  const type = isJsonObject(at.value) ? wireText(at.value.type) : '';
  const kinds: readonly string[] = place === 'quickReply' ? QUICK_REPLY : EVERYWHERE;
  const known = type === '' || kinds.includes(type);
  const field = (name: string) => [...path, name];
  return (
    <>
      <Select
        label={t('field.action')}
        value={type === '' ? (props.optional ? 'none' : null) : type}
        options={[
          ...(props.optional ? [{ value: 'none', label: t('action.none') }] : []),
          ...kinds.map((kind) => ({ value: kind, label: t(`action.${kind}`) })),
          ...(known ? [] : [{ value: type, label: type }]),
        ]}
        disabled={at.readOnly}
        onChange={(kind) => at.set(kind === 'none' ? undefined : clean(changed(at.value, kind)))}
        data-testid={`action-${path.join('.')}`}
      />
      {type !== '' && (
        <WireText
          path={field('label')}
          limit={LABEL_LIMIT[place]}
          count={countGraphemes}
          optional={place === 'flex' || place === 'imageCarousel'}
        />
      )}
      {type === 'uri' && (
        <>
          <WireText path={field('uri')} limit={L.uri} mono placeholder="https://" />
          {place !== 'quickReply' && (
            <WireText path={[...path, 'altUri', 'desktop']} limit={L.uri} mono optional />
          )}
        </>
      )}
      {type === 'message' && (
        <WireText
          path={field('text')}
          name="saidText"
          limit={L.messageText}
          count={countGraphemes}
        />
      )}
      {type === 'postback' && (
        <>
          <WireText path={field('data')} limit={L.data} mono />
          <WireText
            path={field('displayText')}
            limit={L.displayText}
            count={countGraphemes}
            optional
          />
          <WireChoice
            path={field('inputOption')}
            options={['none', 'closeRichMenu', 'openRichMenu', 'openKeyboard', 'openVoice']}
            fallback="none"
          />
          {isJsonObject(at.value) && at.value.inputOption === 'openKeyboard' && (
            <WireText
              path={field('fillInText')}
              limit={L.fillInText}
              count={countGraphemes}
              optional
            />
          )}
        </>
      )}
      {type === 'datetimepicker' && (
        <>
          <WireText path={field('data')} limit={L.data} mono />
          <WireChoice path={field('mode')} options={['date', 'time', 'datetime']} />
          <FieldRow>
            <WireText path={field('initial')} mono optional />
            <WireText path={field('min')} mono optional />
            <WireText path={field('max')} mono optional />
          </FieldRow>
        </>
      )}
      {type === 'clipboard' && (
        <WireText path={field('clipboardText')} limit={L.clipboardText} rows={2} />
      )}
    </>
  );
}

const clean = (wire: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(wire).filter(([, value]) => value !== undefined));
