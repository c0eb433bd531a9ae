import type { Catalog } from '../catalogs';

export default import.meta.glob<Catalog>('../../../shared/i18n/ja/*.json', {
  eager: true,
  import: 'default',
});
