import type { NoteId } from "#lib/core/ids.ts";
import { NoteList } from "#lib/sessions/note-list.svelte.ts";
import { NoteView } from "#lib/sessions/note-view.svelte.ts";
import type { PageLoad } from "./$types.js";

/** One note by its id; all of them without one. */
export const load: PageLoad = async ({ parent, url }) => {
  const { app } = await parent();
  const id = url.searchParams.get("id");
  return id === null
    ? { list: new NoteList(app), note: null }
    : { list: null, note: new NoteView(app, id as NoteId) };
};
