import type { AreaAction } from '../domain/areas';
import type { Product } from '../domain/design/design';
import type { Locale } from '../domain/workspace';
import en from '../i18n/en/handoff.json';
import ja from '../i18n/ja/handoff.json';
import zhTW from '../i18n/zh-TW/handoff.json';

export type HandoffWords = typeof en;
const WORDS: Readonly<Record<Locale, HandoffWords>> = { en, ja, 'zh-TW': zhTW };

/** The words of what is handed to people who have no Tapestry. */
export const handoffWords = (locale: Locale): HandoffWords => WORDS[locale];

/** What a tap does, for people who build the thing by hand. */
export interface ActionWords {
  /** LINE's name of the action; empty where there is none. */
  type: string;
  /** A few words in the language that was asked for. */
  what: string;
  label: string;
  /** What they have to type in: the address, the text, the data. */
  detail: string;
}

/** Says an action in words; `design` knows the names of the pages that tabs lead to. */
export function actionWords(
  action: AreaAction | null,
  design: Pick<Product, 'kind' | 'pages'>,
  words: HandoffWords,
): ActionWords {
  if (action === null) return { type: '', what: words.actions.none, label: '', detail: '' };
  const said = {
    type: action.type as string,
    what: words.actions[action.type],
    label: action.label ?? '',
  };
  switch (action.type) {
    case 'uri':
      return { ...said, detail: action.uri };
    case 'message':
      return { ...said, detail: action.text };
    case 'clipboard':
      return { ...said, detail: action.clipboardText };
    case 'postback': {
      const says = action.displayText ?? action.text ?? '';
      return says === ''
        ? { ...said, detail: action.data }
        : { ...said, what: words.actions.postbackSays, detail: `${action.data} · ${says}` };
    }
    case 'datetimepicker':
      return { ...said, detail: `${action.mode} · ${action.data}` };
    case 'richmenuswitch': {
      const { target } = action;
      const page =
        target.kind === 'page' ? design.pages.find(({ id }) => id === target.pageId) : undefined;
      const to = page?.name || (target.kind === 'alias' ? target.richMenuAliasId : '');
      return { ...said, detail: to };
    }
    case 'unsupported': {
      const { type } = action.wire;
      const detail = JSON.stringify(action.wire);
      return { ...said, type: typeof type === 'string' ? type : '', detail };
    }
  }
}
