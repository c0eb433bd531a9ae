import { LIMITS } from '#shared/line/limits';
import { checkRichMenuWire } from '#shared/line/rich-menu/check-wire';
import { readImageHeader } from '../image-header';
import { refusalFor } from '../line-wording';
import { refusals, refuseProperties } from '../refusal';
import type { StoredRichMenu } from '../state';
import { done, param, type RehearsalCall, type Route } from './call';

const serve = ({ richMenuId, richMenu }: StoredRichMenu) => ({ richMenuId, ...richMenu });

function checkedRichMenu(call: RehearsalCall): Record<string, unknown> {
  const value = call.json();
  const refusal = refusalFor(checkRichMenuWire(value));
  if (refusal) throw refusal;
  return value as Record<string, unknown>;
}

export const getRichMenuList: Route = ({ platform }) => ({
  status: 200,
  json: { richmenus: platform.state.richMenus.map(serve) },
});

export const validateRichMenuObject: Route = (call) => {
  checkedRichMenu(call);
  return done;
};

export const createRichMenu: Route = (call) => ({
  status: 200,
  json: { richMenuId: call.platform.createRichMenu(checkedRichMenu(call)) },
});

export const getRichMenu: Route = (call) => ({
  status: 200,
  json: serve(call.platform.richMenu(param(call, 'richMenuId'))),
});

export const deleteRichMenu: Route = (call) => {
  call.platform.deleteRichMenu(param(call, 'richMenuId'));
  return done;
};

export const getRichMenuImage: Route = (call) => {
  const image = call.platform.image(param(call, 'richMenuId'));
  if (!image) throw refusals.notFound();
  return { status: 200, ...image };
};

export const setRichMenuImage: Route = (call) => {
  const { platform, bytes, contentType } = call;
  const richMenuId = param(call, 'richMenuId');
  platform.richMenu(richMenuId);
  if (contentType !== 'image/png' && contentType !== 'image/jpeg') {
    throw refusals.contentType(contentType || 'none');
  }
  const header = readImageHeader(bytes);
  if (!header || header.mime !== contentType) {
    throw refuseProperties([{ message: `not a valid ${contentType}`, property: 'body' }]);
  }
  const { minWidth, maxWidth, minHeight, minRatio, imageBytes } = LIMITS.richMenu;
  const { width, height } = header;
  const fits = width >= minWidth && width <= maxWidth && height >= minHeight;
  if (!fits || width / height < minRatio || bytes.byteLength > imageBytes)
    throw refusals.imageSize();
  platform.setImage(richMenuId, bytes, contentType);
  return done;
};
