import type { Artboard } from '#shared/domain/design/artboard';
import type { Layer } from '#shared/domain/design/layers';
import type { AreaId } from '#shared/domain/ids';
import type { Bounds } from '#shared/geometry/bounds';

/** What is said of the canvas to those who do not see it. */
export interface CanvasSpeech {
  area(letter: string, name: string, place: Bounds): string;
  moved(letter: string, place: Bounds): string;
  layer(layer: Layer): string;
  layerMoved(layer: Layer): string;
  /** Several are chosen now; several that were chosen lie elsewhere. */
  several(count: number): string;
  severalMoved(count: number): string;
  removed(count: number): string;
}

/** What the page was when it was last listened to. */
export interface Heard {
  pageId: string;
  /** Place of everything on the page, as text, by its id. */
  places: ReadonlyMap<string, string>;
  chosen: readonly string[];
}

/** The sentence for what has changed since; null where there is nothing new to say. */
export function announce(
  before: Heard | null,
  now: { page: Artboard; selection: ReadonlySet<string>; letters: ReadonlyMap<AreaId, string> },
  words: CanvasSpeech,
): { said: string | null; heard: Heard } {
  const { page, selection, letters } = now;
  const areas = page.areas.filter(({ id }) => selection.has(id));
  const layers = page.layers.filter(({ id }) => selection.has(id));
  const heard: Heard = {
    pageId: page.id,
    places: new Map<string, string>([
      ...page.areas.map(({ id, bounds }) => [id, placeOf(bounds)] as const),
      ...page.layers.map((each) => [each.id, placeOf(each.frame, each.rotation)] as const),
    ]),
    chosen: [...areas, ...layers].map(({ id }) => id),
  };
  // of another page nothing is left over
  const known = before?.pageId === page.id ? before : null;
  return { said: sentence(), heard };

  function sentence(): string | null {
    const gone = known ? [...known.places.keys()].filter((id) => !heard.places.has(id)) : [];
    const isSame = known !== null && known.chosen.join() === heard.chosen.join();
    const hasMoved =
      isSame && heard.chosen.some((id) => known.places.get(id) !== heard.places.get(id));
    if (gone.length > 0) return words.removed(gone.length);
    const count = heard.chosen.length;
    if (count === 0 || (isSame && !hasMoved)) return null;
    if (count > 1) return hasMoved ? words.severalMoved(count) : words.several(count);
    const [area] = areas;
    if (area) {
      const letter = letters.get(area.id) ?? '';
      return hasMoved
        ? words.moved(letter, area.bounds)
        : words.area(letter, area.action?.label ?? '', area.bounds);
    }
    const [layer] = layers;
    if (!layer) return null;
    return hasMoved ? words.layerMoved(layer) : words.layer(layer);
  }
}

const placeOf = ({ x, y, width, height }: Bounds, turned = 0): string =>
  [x, y, width, height, turned].join();
