import type { Attachment } from "svelte/attachments";

/** Takes the focus when it appears: what was pressed to bring it is gone. */
export const takesFocus: Attachment<HTMLElement> = (element) => element.focus();
