/** The fragment under which the page opens at the place for returned files. */
export const FILES_ANCHOR = 'tep';
