/**
 * Keeps the keyboard within a part that lies over the page for as long as it is drawn: focus goes into it,
 * Tab goes round in it, Escape calls `onEscape`, and focus returns to what opened it. Answers what the
 * part's root must carry. Nothing in WeChat, which has no keyboard order.
 */
export const useHeldFocus: (onEscape: () => void) => object
