import type { DocumentId } from '../../domain/ids';
import type { Problem } from '../../errors/app-error';
import type { PricePlan } from '../../pricing/bill';
import type { BilledMonth, PlannedSend } from '../bill';
import type { SendMethod } from '../target/earlier-send';
import type { Demographics } from '../target/reach';

/** A message document as the compiler needs it. */
export interface MessageFacts {
  name: string;
  /** LINE's objects, with addresses of this workspace for what is not hosted yet; null: a design is gone. */
  messages: readonly Record<string, unknown>[] | null;
  /** What its own rules hold against it. */
  problems: readonly Problem[];
}

export interface MenuFacts {
  name: string;
  problems: readonly Problem[];
  /** Texts that its areas send. */
  texts: readonly string[];
}

export interface CouponFacts {
  name: string;
  couponId: string | null;
  closed: boolean;
  startsAt: Date | null;
  endsAt: Date | null;
}

export interface AudienceGroupFacts {
  name: string;
  /** Null: withheld. */
  count: number | null;
  status: string;
}

/**
 * All that a campaign points at, looked up before it is checked. Null for a fact means that nobody knows
 * it now (offline, never asked): that warns where it matters and is never taken for "fine".
 */
export interface CheckContext {
  now: Date;
  /** Friends whom LINE can reach by attributes. */
  targetReach: number | null;
  demographics: Demographics | null;
  /** Messages of this month; `limit` null: no limit. */
  quota: { limit: number | null; used: number } | null;
  /** The account is only played: its count of the month knows nothing of the sends that stand as sent. */
  simulated?: boolean;
  plan: PricePlan | null;
  /** Whether there is a place that LINE can fetch pictures and films from. */
  mediaHost: 'ready' | 'none' | null;
  messages: ReadonlyMap<DocumentId, MessageFacts>;
  menus: ReadonlyMap<DocumentId, MenuFacts>;
  coupons: ReadonlyMap<DocumentId, CouponFacts>;
  /** Lists of user ids in the workspace. */
  lists: ReadonlyMap<
    DocumentId,
    {
      name: string;
      count: number;
      /** Taken in from LINE, which gives nobody the ids. */
      isAtLine?: boolean;
    }
  >;
  /** Audiences at LINE by id; null while nobody has asked. */
  audienceGroups: ReadonlyMap<number, AudienceGroupFacts> | null;
  /** How earlier sends that conditions point at go, by broadcast; one that is gone is missing. */
  earlier?: ReadonlyMap<string, SendMethod>;
  /** Sends of other campaigns of the workspace, for the bill and for how often people hear from us. */
  otherSends: readonly PlannedSend[];
  /** The bill of all sends, when it is drawn up once for the many campaigns that are checked. */
  bill?: BilledMonth[] | null;
}
