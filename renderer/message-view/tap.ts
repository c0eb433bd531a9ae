import { isJsonObject } from '#shared/line/fields';
import { type Wire, wireText } from '#shared/preview/messages-of';

/**
 * What marks an element as something a follower can tap. The action itself stays in the message: one listener
 * round the whole chat finds it by this number of the nearest ancestor.
 */
const actions = new WeakMap<object, number>();
const byNumber = new Map<number, WeakRef<object>>();
let next = 1;

function numberOf(action: object): number {
  const known = actions.get(action);
  if (known !== undefined) return known;
  const number = next++;
  actions.set(action, number);
  byNumber.set(number, new WeakRef(action));
  return number;
}

/** Marks an element with the action of its node, when it has one. */
export function tapProps(node: Wire, key = 'action') {
  const action = node[key];
  if (!isJsonObject(action) || typeof action.type !== 'string') return undefined;
  return {
    'data-tap': numberOf(action),
    role: 'button',
    tabIndex: 0,
    'aria-label': wireText(action.label) || undefined,
  } as const;
}

/** The action that a tap on `target` means; null beside everything that can be tapped. */
export function tappedAction(target: EventTarget | null): Wire | null {
  if (!(target instanceof Element)) return null;
  const number = target.closest<HTMLElement>('[data-tap]')?.dataset.tap;
  return (byNumber.get(Number(number))?.deref() as Wire | undefined) ?? null;
}
