/** A choice between two links needs no script. */
export const csr = false;
