import type { Catalog } from '../catalogs';

export default import.meta.glob<Catalog>('../../../shared/i18n/zh-TW/*.json', {
  eager: true,
  import: 'default',
});
