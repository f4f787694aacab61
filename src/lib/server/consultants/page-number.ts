export { pageNumber } from '../lists/page-number.ts';
