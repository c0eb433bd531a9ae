import {
  ChevronDown,
  ChevronLeft,
  ChevronUp,
  Ellipsis,
  Keyboard,
  Menu,
  Search,
} from 'lucide-react';
import { type ReactNode, useEffect, useReducer, useRef } from 'react';
import { useFormat, useT } from '../../i18n';
import { cx } from '../../ui';
import type { FollowerMenu, FollowerMenus } from './follower-menu';
import styles from './Phone.module.css';
import { PhoneSheet } from './PhoneSheet';
import { emptyPhone, phoneReducer } from './phone-state';

const WIDTH_PX = 288;

/**
 * A follower's phone over any menus: a compiled draft or what the platform serves. `startId` is the menu
 * it comes to; changing it, or what the menus are made of, starts over.
 */
export function PhoneScreen(props: {
  accountName: string;
  menus: FollowerMenus;
  startId: string | null;
  picture(menu: FollowerMenu, widthPx: number): ReactNode;
  /** The follower came to another menu by a tab. */
  onMenu?(menuId: string): void;
}) {
  const t = useT('phone');
  const format = useFormat();
  const { menus, startId } = props;
  const [state, send] = useReducer(phoneReducer, emptyPhone);
  const latest = useRef(menus);
  latest.current = menus;
  const greeting = t('greeting');
  useEffect(() => {
    send({ type: 'start', menus: latest.current, menuId: startId, greeting });
  }, [startId, greeting]);

  const chat = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: scrolls whenever a line was added
  useEffect(() => {
    chat.current?.scrollTo({ top: chat.current.scrollHeight });
  }, [state.nextId, state.isOpen]);

  const menu = state.menuId === null ? undefined : menus.menus.get(state.menuId);
  const { onMenu } = props;
  useEffect(() => {
    if (state.menuId !== null) onMenu?.(state.menuId);
  }, [state.menuId, onMenu]);

  const now = format.time(new Date());
  const initial = [...props.accountName][0] ?? '';
  return (
    <div
      className={styles.phone}
      data-phone-screen
      data-testid="phone"
      data-menu={state.menuId ?? ''}
      lang="zh-Hant"
    >
      <div className={styles.header}>
        <ChevronLeft size={16} strokeWidth={1.75} aria-hidden />
        <span className={styles.name}>{props.accountName}</span>
        <Search size={14} strokeWidth={1.75} aria-hidden />
        <Ellipsis size={14} strokeWidth={1.75} aria-hidden />
      </div>
      <div className={styles.chat} ref={chat} role="log" aria-label={t('chat')} tabIndex={-1}>
        {state.chat.map((line) =>
          line.from === 'studio' ? (
            <div key={line.id} className={styles.system} data-testid="phone-remark">
              {t(`remark.${line.code}`, line.values)}
            </div>
          ) : (
            <div key={line.id} className={cx(styles.row, line.from === 'follower' && styles.mine)}>
              {line.from === 'account' && (
                <span className={styles.avatar} aria-hidden>
                  {initial}
                </span>
              )}
              <span className={styles.bubble} data-testid={`phone-${line.from}`}>
                {line.text}
              </span>
              <span className={styles.time}>{now}</span>
            </div>
          ),
        )}
      </div>
      {menu && state.isOpen && (
        <OpenMenu
          menu={menu}
          picture={props.picture(menu, WIDTH_PX)}
          onTapArea={(index) => send({ type: 'tapArea', menus, index })}
          onTapAt={(x, y) => send({ type: 'tapAt', menus, x, y })}
        />
      )}
      <div className={styles.bar}>
        <button
          type="button"
          className={styles.keyboard}
          aria-label={state.keyboard === null ? t('showKeyboard') : t('showMenu')}
          onClick={() => send({ type: 'toggleKeyboard' })}
        >
          {state.keyboard === null ? (
            <Keyboard size={16} strokeWidth={1.5} />
          ) : (
            <Menu size={16} strokeWidth={1.5} />
          )}
        </button>
        {state.keyboard === null ? (
          <button
            type="button"
            className={styles.barText}
            disabled={!menu}
            aria-expanded={state.isOpen}
            data-testid="phone-bar"
            onClick={() => send({ type: 'toggleMenu' })}
          >
            {menu ? menu.chatBarText : t('noMenu')}
            {menu &&
              (state.isOpen ? (
                <ChevronDown size={13} strokeWidth={1.75} />
              ) : (
                <ChevronUp size={13} strokeWidth={1.75} />
              ))}
          </button>
        ) : (
          <span className={styles.input}>
            <input
              value={state.keyboard}
              aria-label={t('typeHere')}
              placeholder={t('typeHere')}
              onChange={(event) => send({ type: 'typed', text: event.currentTarget.value })}
              onKeyDown={(event) => {
                if (event.key === 'Enter' && !event.nativeEvent.isComposing) send({ type: 'said' });
              }}
            />
          </span>
        )}
      </div>
      {state.sheet !== null && (
        <PhoneSheet
          sheet={state.sheet}
          onClose={() => send({ type: 'closeSheet' })}
          onPick={(value) => send({ type: 'picked', value })}
        />
      )}
    </div>
  );
}

function OpenMenu(props: {
  menu: FollowerMenu;
  picture: ReactNode;
  onTapArea(index: number): void;
  onTapAt(x: number, y: number): void;
}) {
  const t = useT('phone');
  const { menu } = props;
  const scale = WIDTH_PX / menu.size.width;
  return (
    // A tap beside all areas is worth showing; it has no keyboard way because there is nothing to reach.
    // biome-ignore lint/a11y/noStaticElementInteractions: see above
    // biome-ignore lint/a11y/useKeyWithClickEvents: see above
    <div
      className={styles.menu}
      style={{ width: WIDTH_PX, height: Math.round(menu.size.height * scale) }}
      data-testid="phone-menu"
      onClick={(event) => {
        const box = event.currentTarget.getBoundingClientRect();
        props.onTapAt((event.clientX - box.left) / scale, (event.clientY - box.top) / scale);
      }}
    >
      {props.picture}
      {menu.areas.map(({ bounds, action }, index) => (
        <button
          // areas have no identity on the wire but their place
          // biome-ignore lint/suspicious/noArrayIndexKey: the list is replaced as a whole
          key={index}
          type="button"
          className={styles.area}
          aria-label={areaName(action, t('area', { number: index + 1 }))}
          data-testid={`phone-area-${index}`}
          style={{
            left: bounds.x * scale,
            top: bounds.y * scale,
            width: bounds.width * scale,
            height: bounds.height * scale,
          }}
          onClick={(event) => {
            event.stopPropagation();
            // a real finger meets the topmost area under it; the keyboard means exactly this one
            if (event.detail === 0) props.onTapArea(index);
            else {
              const box = event.currentTarget.parentElement?.getBoundingClientRect();
              if (!box) return;
              props.onTapAt((event.clientX - box.left) / scale, (event.clientY - box.top) / scale);
            }
          }}
        />
      ))}
    </div>
  );
}

/** What a screen reader of the follower's phone says: the label, as LINE reads it aloud. */
function areaName(action: Readonly<Record<string, unknown>> | null, fallback: string): string {
  const label = action?.label;
  return typeof label === 'string' && label !== '' ? label : fallback;
}
