export { type Formats, formatsFor, STUDIO_TIME_ZONE } from '#shared/i18n/formats';
