import type { Attachment } from "svelte/attachments";

const SCROLLERS = ".katex-display, pre, table";

/**
 * Makes what scrolls sideways reachable by keyboard, and only as long as it does.
 * @param _html what the element shows; when it changes, it is looked through anew
 */
export function focusableScrollers(_html: string): Attachment<HTMLElement> {
  return (element) => {
    const observer = new ResizeObserver(() => {
      for (const scroller of element.querySelectorAll<HTMLElement>(SCROLLERS)) {
        if (scroller.scrollWidth > scroller.clientWidth) scroller.tabIndex = 0;
        else scroller.removeAttribute("tabindex");
      }
    });
    observer.observe(element);
    return () => observer.disconnect();
  };
}
