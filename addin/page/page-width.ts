/**
 * How wide the contents of a page become on a large screen; its head ends at the same edges. Rows are read as lines of a
 * form, the pictures of the roll-up stand side by side.
 */
export const pageWidths = { rows: '1600px', figures: '2560px' } as const;

export type PageWidth = keyof typeof pageWidths;

/** Room at both sides, the same for head and contents. */
export const PAGE_SIDES = 'clamp(16px, 3vw, 40px)';
