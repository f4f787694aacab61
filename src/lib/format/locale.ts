/** Languages of the product; Swedish is the default. */
export type Locale = 'sv' | 'en';
