import { Review } from "#lib/sessions/review.svelte.ts";
import type { Store } from "#lib/store/open.ts";
import { withStore } from "../store/temporary-store.ts";

/** Sessions of the test that runs. */
const reviews = new Set<Review>();

/** A session on a store with everything in it, as its screen opens it. */
export async function reviewOf(store: Store): Promise<Review> {
  const review = new Review({
    ready: Promise.resolve(store),
    content: Promise.resolve(),
    contentReady: true,
  });
  reviews.add(review);
  await review.start();
  return review;
}

/** Runs a test on an empty database. Its sessions end before the database goes: none reads ahead of a closed one. */
export async function withReviews<Value>(run: (store: Store) => Promise<Value>): Promise<Value> {
  return withStore(async (store) => {
    try {
      return await run(store);
    } finally {
      await Promise.all([...reviews].map((review) => review.close()));
      reviews.clear();
    }
  });
}
