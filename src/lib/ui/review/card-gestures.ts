import type { Attachment } from "svelte/attachments";

import { dragOf, isArmed, isClearOfEdges, pullOf, SLOP_PX, type Drag, type Pull } from "./swipe.ts";

interface Gestures {
  /** Whether a swipe would rate now. */
  readonly canSwipe: () => boolean;
  /** The card follows the finger; null when it is let go. */
  readonly onpull: (pull: Pull | null) => void;
  /** Let go far enough to a side. */
  readonly onswipe: (side: Pull["side"]) => void;
  /** Held still for a moment, where there is no text to select. */
  readonly onhold: () => void;
}

interface Touch {
  readonly pointerId: number;
  readonly x: number;
  readonly y: number;
  readonly maySwipe: boolean;
  drag: Drag;
  pull: Pull | null;
}

/** A little longer than browsers take to begin a selection: where they do, that was what was meant. */
const HOLD_MS = 550;

/**
 * Swipes and holds of a finger or pen; a mouse selects text. Vertical movements stay the browser's (the element needs
 * `touch-action: pan-y`), sideways ones too in what scrolls sideways itself.
 */
export function cardGestures(gestures: Gestures): Attachment<HTMLElement> {
  return (card) => {
    const listening = new AbortController();
    const { signal } = listening;
    let touch: Touch | null = null;
    let holding: ReturnType<typeof setTimeout> | undefined;

    function end(): void {
      clearTimeout(holding);
      if (touch?.pull) gestures.onpull(null);
      touch = null;
    }

    function held(): void {
      if (touch === null || touch.drag !== "undecided" || hasSelection()) return;
      end();
      buzz();
      // Where the browser makes a click of it all the same, it must not turn the card.
      const stop = (event: Event): void => event.stopPropagation();
      card.addEventListener("click", stop, { capture: true, once: true, signal });
      card.addEventListener("pointerdown", () => card.removeEventListener("click", stop, true), {
        once: true,
        signal,
      });
      gestures.onhold();
    }

    function down(event: PointerEvent): void {
      end();
      if (event.pointerType === "mouse" || !event.isPrimary || !(event.target instanceof Element)) return;
      if (event.target.closest("a, button, input, textarea, summary") !== null) return;
      const { pointerId, clientX: x, clientY: y } = event;
      if (isInScroller(event.target, card)) return;
      const maySwipe = gestures.canSwipe() && isClearOfEdges(x, innerWidth) && !hasSelection();
      touch = { pointerId, x, y, maySwipe, drag: "undecided", pull: null };
      holding = setTimeout(held, HOLD_MS);
    }

    function moved(event: PointerEvent): void {
      if (touch?.pointerId !== event.pointerId) return;
      const dx = event.clientX - touch.x;
      if (touch.drag === "undecided") {
        touch.drag = dragOf({ dx, dy: event.clientY - touch.y });
        if (touch.drag === "undecided") return;
        clearTimeout(holding);
        if (touch.drag === "vertical" || hasSelection()) {
          end();
          return;
        }
        card.setPointerCapture(event.pointerId);
      }
      if (!touch.maySwipe) return;
      const before = touch.pull;
      // The first pixels decided what it is; the card starts from where it is.
      touch.pull = pullOf(Math.sign(dx) * Math.max(0, Math.abs(dx) - SLOP_PX), card.clientWidth);
      if (isArmed(touch.pull) !== isArmed(before)) buzz();
      gestures.onpull(touch.pull);
    }

    function up(event: PointerEvent): void {
      if (touch?.pointerId !== event.pointerId) return;
      const { pull } = touch;
      end();
      if (isArmed(pull)) gestures.onswipe(pull.side);
    }

    /** Else the browser takes the swipe for a fling too, and the next tap for what stops it. */
    function keep(event: TouchEvent): void {
      if (touch?.drag === "sideways" && event.cancelable) event.preventDefault();
    }

    card.addEventListener("touchmove", keep, { passive: false, signal });
    card.addEventListener("pointerdown", down, { signal });
    card.addEventListener("pointermove", moved, { signal });
    card.addEventListener("pointerup", up, { signal });
    card.addEventListener("pointercancel", end, { signal });
    return () => {
      clearTimeout(holding);
      listening.abort();
    };
  };
}

function hasSelection(): boolean {
  return !(getSelection()?.isCollapsed ?? true);
}

function isInScroller(start: Element, card: Element): boolean {
  for (
    let element: Element | null = start;
    element !== null && element !== card;
    element = element.parentElement
  ) {
    const scrolls = ["auto", "scroll"].includes(getComputedStyle(element).overflowX);
    if (scrolls && element.scrollWidth > element.clientWidth) return true;
  }
  return false;
}

/** A short tick, on devices that can, once the learner has touched the page. */
function buzz(): void {
  if (navigator.userActivation.hasBeenActive && "vibrate" in navigator) navigator.vibrate(8);
}
