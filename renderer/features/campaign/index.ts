export { CampaignScreen } from './CampaignScreen';
