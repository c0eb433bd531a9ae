export { AudiencesScreen } from './AudiencesScreen';
