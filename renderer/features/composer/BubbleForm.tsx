import { useEffect, useMemo, useRef, useState } from 'react';
import type { Bubble } from '#shared/domain/message/schema';
import type { Problem, ProblemPath } from '#shared/errors/app-error';
import type { Wire } from '#shared/preview/messages-of';
import { useT } from '../../i18n';
import { SegmentedControl } from '../../ui';
import { BesideForm } from './BesideForm';
import styles from './composer.module.css';
import { FlexEditor } from './flex/FlexEditor';
import { focusField } from './focus-field';
import { JsonEditor } from './json/JsonEditor';
import {
  AudioForm,
  CouponForm,
  ImageForm,
  ImagemapForm,
  LocationForm,
  StickerForm,
  VideoForm,
} from './MediaForms';
import { TemplateForm } from './TemplateForm';
import { TextForm } from './TextForm';
import { TextV2Form } from './TextV2Form';
import { type WireEditor, WireProvider } from './wire-context';

const FORMS: Readonly<Record<string, () => React.ReactNode>> = {
  text: TextForm,
  textV2: TextV2Form,
  sticker: StickerForm,
  image: ImageForm,
  video: VideoForm,
  audio: AudioForm,
  location: LocationForm,
  coupon: CouponForm,
  imagemap: ImagemapForm,
  template: TemplateForm,
};

type Pane = 'form' | 'json';

/** The form of one bubble that holds LINE's own JSON, and the JSON itself. */
export function BubbleForm(props: {
  bubble: Extract<Bubble, { source: 'wire' }>;
  /** Findings of this bubble, with places from its message on. */
  problems: readonly Problem[];
  readOnly: boolean;
  isLast: boolean;
  /** What was pointed at elsewhere, from the message on. */
  place: ProblemPath | null;
  edit: WireEditor['edit'];
  closeStep(): void;
}) {
  const t = useT('composer');
  const { bubble, problems, readOnly, edit, closeStep } = props;
  const [pane, setPane] = useState<Pane>('form');
  const editor = useMemo<WireEditor>(
    () => ({ wire: bubble.wire as Wire, problems, readOnly, edit, closeStep }),
    [bubble.wire, problems, readOnly, edit, closeStep],
  );
  const Form = FORMS[String(bubble.wire.type)];
  const shown: Pane = Form ? pane : 'json';
  const body = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (props.place !== null && body.current) focusField(body.current, props.place);
  }, [props.place]);
  if (bubble.wire.type === 'flex')
    return (
      <WireProvider value={editor}>
        <FlexEditor isLast={props.isLast} place={props.place} />
      </WireProvider>
    );
  return (
    <WireProvider value={editor}>
      <div className={styles.formHead}>
        <SegmentedControl<Pane>
          label={t('pane.label')}
          value={shown}
          onChange={setPane}
          options={[
            { value: 'form', label: t('pane.form') },
            { value: 'json', label: t('pane.json') },
          ]}
          data-testid="bubble-pane"
        />
      </div>
      {shown === 'form' && Form ? (
        <div ref={body} className={styles.formBody} data-testid="bubble-form">
          <Form />
          <BesideForm isLast={props.isLast} />
        </div>
      ) : (
        <JsonEditor
          value={bubble.wire}
          readOnly={readOnly}
          problems={problems}
          place={props.place}
          onChange={(value) =>
            edit((message) => {
              for (const key of Object.keys(message)) delete message[key];
              Object.assign(message, value);
            }, 'json')
          }
          onLeave={closeStep}
        />
      )}
    </WireProvider>
  );
}
