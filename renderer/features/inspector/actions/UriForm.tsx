import { ExternalLink } from 'lucide-react';
import type { AreaAction } from '#shared/domain/rich-menu/schema';
import { LIMITS } from '#shared/line/limits';
import { invoke } from '../../../bridge';
import { reportFailure } from '../../../data/failures';
import { useT } from '../../../i18n';
import { IconButton } from '../../../ui';
import type { ActionFormProps } from './action-form-props';
import { CountedField } from './CountedField';

export function UriForm(props: ActionFormProps<Extract<AreaAction, { type: 'uri' }>>) {
  const t = useT('inspector');
  const { action, onChange } = props;
  const canOpen = /^https:\/\/\S+$/.test(action.uri);
  return (
    <CountedField
      editor={props.editor}
      problems={props.problems}
      name="uri"
      placeholder="https://"
      value={action.uri}
      count={(text) => text.length}
      limit={LIMITS.action.uri}
      onChange={(uri) => onChange({ ...action, uri }, 'uri')}
      suffix={
        canOpen && (
          <IconButton
            small
            label={t('openLink')}
            icon={<ExternalLink size={16} strokeWidth={1.5} />}
            onClick={async () => {
              const opened = await invoke('app.openExternal', { url: action.uri });
              if (!opened.ok) reportFailure(opened.error);
            }}
          />
        )
      }
    />
  );
}
