import type { ProblemPath } from '#shared/errors/app-error';
import { isJsonObject } from '#shared/line/fields';
import { flexWords } from '#shared/line/flex/words';
import { expectedAt } from '#shared/line/schema/at';
import { lineMessage } from '#shared/line/schema/messages';
import { wireText } from '#shared/preview/messages-of';
import { useT } from '../../../i18n';
import { Section } from '../../../ui';
import { ActionFields } from '../ActionFields';
import {
  WireChoice,
  WireColour,
  WireNumber,
  WirePicture,
  WireSwitch,
  WireText,
  WireWords,
} from '../fields';
import { useAt, useWire } from '../wire-context';
import styles from './flex.module.css';

const ELSEWHERE = new Set(['type', 'contents', 'header', 'hero', 'body', 'footer', 'altContent']);
const COLOUR = /colou?r$/i;
const PICTURE = new Set(['url', 'previewUrl']);
/** What one reaches for first; the rest follows in LINE's order. */
const FIRST = [
  'text',
  'url',
  'layout',
  'size',
  'weight',
  'color',
  'align',
  'wrap',
  'style',
  'flex',
];

/** Every property of the chosen part under people's word and the name that LINE gives it, in the form that its kind asks for. */
export function FlexInspector({ path }: { path: ProblemPath }) {
  const t = useT('composer');
  const { wire } = useWire();
  const node = useAt(path).value;
  if (!isJsonObject(node)) return null;
  const type = wireText(node.type);
  const expected = expectedAt(lineMessage, wire, path);
  const keys = (expected?.keys ?? []).filter((key) => !ELSEWHERE.has(key));
  const known = new Set([...keys, ...ELSEWHERE]);
  const foreign = Object.keys(node).filter((key) => !known.has(key));
  const sorted = [
    ...FIRST.filter((key) => keys.includes(key)),
    ...keys.filter((key) => !FIRST.includes(key) && key !== 'action'),
  ];
  return (
    <div className={styles.inspector} data-testid="flex-inspector">
      <Section title={t(`flex.part.${type}`, { defaultValue: type })}>
        <div className={styles.properties}>
          {sorted.map((key) => (
            <Property key={key} path={[...path, key]} component={type} />
          ))}
        </div>
        {foreign.length > 0 && (
          <p className={styles.quiet}>{t('flex.foreign', { list: foreign.join(', ') })}</p>
        )}
      </Section>
      {keys.includes('action') && (
        <Section title={t('field.action')}>
          <ActionFields
            path={[...path, 'action']}
            place={type === 'button' ? 'flexButton' : 'flex'}
            optional={type !== 'button'}
          />
        </Section>
      )}
    </div>
  );
}

function Property({ path, component }: { path: ProblemPath; component: string }) {
  const { wire } = useWire();
  const name = String(path.at(-1));
  const expected = expectedAt(lineMessage, wire, path);
  const label = { label: usePropertyName(name) };
  if (name === 'text') return <WireText path={path} {...label} rows={2} />;
  if (PICTURE.has(name)) return <WirePicture path={path} {...label} />;
  if (COLOUR.test(name)) return <WireColour path={path} {...label} />;
  switch (expected?.kind) {
    case 'switch':
      return <WireSwitch path={path} {...label} />;
    case 'number':
      return <WireNumber path={path} {...label} min={0} optional />;
    case 'object':
      return <ObjectProperty path={path} component={component} keys={expected.keys} />;
    case 'text': {
      const words = expected.values.filter((word) => typeof word === 'string');
      if (words.length > 0) return <WireChoice path={path} {...label} options={words} clearable />;
      return <WireWords path={path} {...label} words={flexWords(component, name)} />;
    }
    default:
      return null;
  }
}

/** People's word for a property, with LINE's own beside it; LINE's alone where there is no other. */
function usePropertyName(name: string): string {
  const t = useT('flex');
  const word = t(`property.${name}`, { defaultValue: '' });
  return word === '' ? name : t('named', { word, name });
}

/** `background` of a box, `styles` of a bubble: members of a member. */
function ObjectProperty(props: { path: ProblemPath; component: string; keys: readonly string[] }) {
  const at = useAt(props.path);
  const name = usePropertyName(String(props.path.at(-1)));
  return (
    <details className={styles.object} open={at.value !== undefined}>
      <summary>{name}</summary>
      <div className={styles.properties}>
        {props.keys.map((key) => (
          <Property key={key} path={[...props.path, key]} component={props.component} />
        ))}
      </div>
    </details>
  );
}
