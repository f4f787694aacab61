/** Positive whole numbers in addresses, such as a version: anything else is a 404. */
export const match = (value: string): boolean => /^[1-9]\d{0,8}$/u.test(value);
