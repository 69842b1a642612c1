import type { Attachment } from "svelte/attachments";

/** A keyboard that comes up on iOS covers the page instead of shrinking it; zooming must not shrink it either. */
const UNZOOMED = 1.01;

/**
 * Tells an element how much of the page is in view, as `--visible-top` and `--visible-height`, so that a bar can stand
 * on the keyboard.
 */
export const visibleHeight: Attachment<HTMLElement> = (element) => {
  const viewport = window.visualViewport;
  if (viewport === null) return;
  const follow = (): void => {
    const zoomed = viewport.scale > UNZOOMED;
    element.style.setProperty("--visible-top", zoomed ? "0px" : `${viewport.offsetTop}px`);
    element.style.setProperty("--visible-height", zoomed ? "100dvh" : `${viewport.height}px`);
  };
  follow();
  viewport.addEventListener("resize", follow);
  viewport.addEventListener("scroll", follow);
  return () => {
    viewport.removeEventListener("resize", follow);
    viewport.removeEventListener("scroll", follow);
  };
};
