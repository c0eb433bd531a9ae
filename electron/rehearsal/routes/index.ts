import type { LineEndpointName } from '#shared/line/endpoints';
import * as account from './account';
import * as aliases from './aliases';
import * as audiences from './audiences';
import * as batch from './batch';
import type { Route } from './call';
import * as coupons from './coupons';
import * as insight from './insight';
import * as links from './links';
import * as richMenus from './rich-menus';
import * as sending from './sending';
import * as sentCounts from './sent-counts';
import * as tokens from './tokens';
import * as webhook from './webhook';

/** Every endpoint of the table in `shared/line/endpoints` is served; a missing one does not compile. */
export const routes: Record<LineEndpointName, Route> = {
  ...account,
  ...aliases,
  ...audiences,
  ...batch,
  ...coupons,
  ...insight,
  ...links,
  ...richMenus,
  ...sending,
  ...sentCounts,
  ...tokens,
  ...webhook,
};
