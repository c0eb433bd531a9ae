export { BrandKitSection } from './BrandKitSection';
