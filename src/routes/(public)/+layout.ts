/** Reading needs no script; a page with a form that is nicer with script turns it on for itself. */
export const csr = false;
