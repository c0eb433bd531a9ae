import { useEffect, useMemo, useState } from 'react';
import type { ProblemPath } from '#shared/errors/app-error';
import { isJsonObject } from '#shared/line/fields';
import { jsonBytes } from '#shared/line/flex/bytes';
import { LIMITS } from '#shared/line/limits';
import { flexContainer } from '#shared/line/schema/flex';
import { lineMessage } from '#shared/line/schema/messages';
import { wireOf } from '#shared/preview/messages-of';
import { useFormat, useT } from '../../../i18n';
import { cx, SegmentedControl } from '../../../ui';
import { BesideForm } from '../BesideForm';
import { WireText } from '../fields';
import { JsonEditor } from '../json/JsonEditor';
import { useWire } from '../wire-context';
import { FlexInspector } from './FlexInspector';
import { FlexTree } from './FlexTree';
import styles from './flex.module.css';
import { flexRows } from './flex-tree';

const WHOLE: ProblemPath = [];
const BARE: ProblemPath = ['contents'];

type Pane = 'properties' | 'json' | 'message';

/**
 * A Flex message: its parts at the left, and beside them the chosen part's properties or the text of the whole.
 * The choice is one: in the tree, in the text and on the phone.
 */
export function FlexEditor(props: {
  isLast: boolean;
  /** There is no message round the container that could say anything. */
  bare?: boolean;
  /** What was pointed at elsewhere: on the phone, in the list of findings. */
  place: ProblemPath | null;
}) {
  const t = useT('composer');
  const editor = useWire();
  const { wire } = editor;
  const [pane, setPane] = useState<Pane>('properties');
  const [chosen, choose] = useState<ProblemPath>(['contents']);
  const rows = flexRows(wire);
  /** Where the text that is written begins in the message. */
  const base = props.bare ? BARE : WHOLE;
  const place = useMemo(() => chosen.slice(base.length), [chosen, base]);
  const problems = useMemo(
    () => editor.problems.map((problem) => ({ ...problem, path: problem.path.slice(base.length) })),
    [editor.problems, base],
  );
  const rowOf = (path: ProblemPath): ProblemPath =>
    rows.findLast((row) => row.path.every((step, at) => path[at] === step))?.path ?? ['contents'];
  // biome-ignore lint/correctness/useExhaustiveDependencies: follows what was pointed at, once
  useEffect(() => {
    if (props.place === null) return;
    if (
      props.place[0] === 'altText' ||
      props.place[0] === 'quickReply' ||
      props.place[0] === 'sender'
    )
      setPane('message');
    else {
      choose(rowOf(props.place));
      if (pane === 'message') setPane('properties');
    }
  }, [props.place]);
  return (
    <div className={styles.flex} data-testid="flex-editor">
      <div className={styles.left}>
        <FlexTree chosen={chosen} onChoose={choose} />
        <Bytes />
      </div>
      <div className={styles.right}>
        <div className={styles.panes}>
          <SegmentedControl<Pane>
            label={t('pane.label')}
            value={pane}
            onChange={setPane}
            options={[
              { value: 'properties', label: t('flex.properties') },
              { value: 'json', label: t('pane.json') },
              ...(props.bare ? [] : [{ value: 'message' as const, label: t('flex.message') }]),
            ]}
            data-testid="flex-pane"
          />
        </div>
        {pane === 'properties' && <FlexInspector key={chosen.join('/')} path={chosen} />}
        {pane === 'json' && (
          <JsonEditor
            value={props.bare ? wireOf(wire.contents) : wire}
            schema={props.bare ? flexContainer : lineMessage}
            readOnly={editor.readOnly}
            problems={problems}
            place={place}
            onPlace={(path) => choose(rowOf([...base, ...path]))}
            onChange={(value) =>
              editor.edit((message) => {
                if (props.bare) {
                  message.contents = value;
                  return;
                }
                for (const key of Object.keys(message)) delete message[key];
                Object.assign(message, value);
              }, 'json')
            }
            onLeave={editor.closeStep}
          />
        )}
        {pane === 'message' && (
          <div className={styles.inspector}>
            <div className={styles.alt}>
              <WireText
                path={['altText']}
                limit={LIMITS.message.altText}
                rows={2}
                note={t('note.altText')}
              />
            </div>
            <BesideForm isLast={props.isLast} />
          </div>
        )}
      </div>
    </div>
  );
}

/** How near the container is to what LINE takes. */
function Bytes() {
  const t = useT('composer');
  const format = useFormat();
  const { wire } = useWire();
  const { contents } = wire;
  const isCarousel = isJsonObject(contents) && contents.type === 'carousel';
  const limit = isCarousel ? LIMITS.flex.carouselBytes : LIMITS.flex.bubbleBytes;
  const used = jsonBytes(contents) ?? 0;
  const share = Math.min(1, used / limit);
  return (
    <div className={styles.bytes} data-testid="flex-bytes">
      <div className={styles.track}>
        <div
          className={cx(styles.fill, share > 0.9 && styles.full)}
          style={{ width: `${share * 100}%` }}
        />
      </div>
      <span>{t('flex.bytes', { used: format.bytes(used), limit: format.bytes(limit) })}</span>
    </div>
  );
}
