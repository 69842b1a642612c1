import process from "node:process";

/**
 * Where a build goes: `site` is what a static host serves, `kit` what SvelteKit keeps on the way. GRADUS_OUT names
 * another place for both, so that two builds (the root's and a sub-path's, say) do not overwrite each other.
 * @param {string} [given]
 * @returns {{ site: string, kit: string }} relative to the project, which they must be inside of: the build resolves packages from there
 */
export function buildFolders(given = process.env["GRADUS_OUT"] ?? "") {
  return given === "" ? { site: "build", kit: ".svelte-kit" } : { site: `${given}/site`, kit: `${given}/kit` };
}
