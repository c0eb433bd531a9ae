import {
  groupsOfPicture,
  type LayeredPicture,
  layersOfPicture,
} from '#shared/domain/design/layered-picture';
import type { Editor } from '../api';
import { addLayers, copyLayers, editCurrentPage, newGroupId, newLayerId } from '../core/areas';
import { nestedIn } from '../core/groups';

/** From this part of the page on, in both directions, a picture is meant to lie in its middle. */
const MOST_OF_PAGE = 0.7;

/**
 * Puts a picture of several layers on the page, as one group and one step: in its own size or as large as the page
 * allows, in the middle or where it was dropped. False where it has no layer that could be put.
 */
export function addLayered(
  editor: Editor,
  picture: LayeredPicture,
  options: { name: string; at?: { x: number; y: number } },
): boolean {
  const { size } = editor.page();
  const scale = Math.min(1, size.width / picture.width, size.height / picture.height);
  const [width, height] = [picture.width * scale, picture.height * scale];
  const isLarge = width >= size.width * MOST_OF_PAGE && height >= size.height * MOST_OF_PAGE;
  const middle = { x: size.width / 2, y: size.height / 2 };
  const centre = isLarge ? middle : (options.at ?? middle);
  const left = Math.round(centre.x - width / 2);
  const top = Math.round(centre.y - height / 2);
  // the groups of every such file bear the same identities
  const { layers, groups } = copyLayers(
    layersOfPicture(picture, { scale, left, top }, newLayerId),
    groupsOfPicture(picture, scale),
    { x: 0, y: 0 },
  );
  if (layers.length === 0) return false;
  const around = { id: newGroupId(), name: options.name };
  const grouped = nestedIn([around.id], layers);
  const kept = new Set(grouped.flatMap((layer) => layer.groups));
  const selection = grouped.map(({ id }) => id);
  editCurrentPage(editor, { label: 'placeImage', selection }, (page) => {
    addLayers(page, {
      layers: grouped,
      groups: [around, ...groups.filter(({ id }) => kept.has(id))],
    });
  });
  return true;
}
