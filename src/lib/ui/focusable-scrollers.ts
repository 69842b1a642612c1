import type { Attachment } from "svelte/attachments";

const SCROLLERS = ".katex-display, pre, table";
/** The gap to fill in, in code and text, and in a formula. */
const GAPS = ".blank, .fbox";
/** What of a gap's surroundings is seen with it. */
const BESIDE_PX = 48;

/**
 * Makes what scrolls sideways reachable by keyboard, and only as long as it does; a gap that is asked for is in view.
 * @param _html what the element shows; when it changes, it is looked through anew
 */
export function focusableScrollers(_html: string): Attachment<HTMLElement> {
  return (element) => {
    const observer = new ResizeObserver(() => {
      for (const scroller of element.querySelectorAll<HTMLElement>(SCROLLERS)) {
        if (scroller.scrollWidth > scroller.clientWidth) {
          scroller.tabIndex = 0;
          showGap(scroller);
        } else scroller.removeAttribute("tabindex");
      }
    });
    observer.observe(element);
    return () => observer.disconnect();
  };
}

function showGap(scroller: HTMLElement): void {
  const gap = scroller.querySelector(GAPS);
  if (gap === null || scroller.scrollLeft > 0) return;
  const hidden = gap.getBoundingClientRect().right - scroller.getBoundingClientRect().right;
  if (hidden > -BESIDE_PX) scroller.scrollLeft = hidden + BESIDE_PX;
}
