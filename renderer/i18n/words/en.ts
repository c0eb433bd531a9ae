import type { Catalog } from '../catalogs';

export default import.meta.glob<Catalog>('../../../shared/i18n/en/*.json', {
  eager: true,
  import: 'default',
});
