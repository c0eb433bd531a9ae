import type { BookPlan } from '#shared/pricing/price-book';
import type { Translate } from '../../i18n';

const LINE_PLANS = ['輕用量', '中用量', '高用量'];

/** LINE's own plans have names in every language; a plan from a price book of one's own has the one it was given. */
export const planName = ({ id, name }: Pick<BookPlan, 'id' | 'name'>, t: Translate): string =>
  LINE_PLANS.includes(name) ? t(`cost.plan.${id}`) : name;
