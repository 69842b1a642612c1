/** A finger on the card, as far as it has moved, in CSS pixels; x grows to the right, y downwards. */
export interface Moved {
  readonly dx: number;
  readonly dy: number;
}

/** What a touch turns out to be. Once it is vertical the browser scrolls and nothing else may happen. */
export type Drag = "undecided" | "vertical" | "sideways";

/** How far a card is pulled to a side. */
export interface Pull {
  readonly side: "again" | "good";
  /** CSS pixels, negative to the left. */
  readonly dx: number;
  /** 0 to 1 of the way to the point from which letting go rates. */
  readonly share: number;
}

/** Smaller movements are a trembling thumb. */
export const SLOP_PX = 12;

/** From here to the edge of the screen a swipe is the system's: back, or forward. */
const SYSTEM_EDGE_PX = 24;

const LONGEST_WAY_PX = 130;
const WAY_SHARE = 0.33;

/** Whether a swipe may begin there. */
export function isClearOfEdges(x: number, screenWidth: number): boolean {
  return x >= SYSTEM_EDGE_PX && x <= screenWidth - SYSTEM_EDGE_PX;
}

/** Scrolling is the more usual wish: only what goes clearly sideways is a swipe. */
export function dragOf({ dx, dy }: Moved): Drag {
  if (Math.hypot(dx, dy) < SLOP_PX) return "undecided";
  return Math.abs(dx) > 1.5 * Math.abs(dy) ? "sideways" : "vertical";
}

/**
 * How far a card is pulled.
 * @param cardWidth CSS pixels: on a narrow card the way is shorter
 */
export function pullOf(dx: number, cardWidth: number): Pull {
  const way = Math.min(LONGEST_WAY_PX, cardWidth * WAY_SHARE);
  return { side: dx < 0 ? "again" : "good", dx, share: Math.min(1, Math.abs(dx) / way) };
}

/** Whether letting go now rates. */
export function isArmed(pull: Pull | null): pull is Pull {
  return pull !== null && pull.share === 1;
}
