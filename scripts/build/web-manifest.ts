import type { ManifestOptions } from "vite-plugin-pwa";

/** `--color-paper` of src/lib/ui/tokens.css in light, in the notation that installers read. */
const PAPER_LIGHT = "#fbfaf6";

/**
 * What a phone needs to know to install Gradus.
 * @param base sub-path of the host without its closing slash: "" or "/gradus"
 */
export function webManifest(base: string): Partial<ManifestOptions> {
  const home = `${base}/`;
  return {
    id: home,
    name: "Gradus",
    short_name: "Gradus",
    description: "深度学习笔记，变成记得住的卡片和重新写得出的代码。手机上，离线可用。",
    lang: "zh-CN",
    dir: "ltr",
    start_url: home,
    scope: home,
    display: "standalone",
    background_color: PAPER_LIGHT,
    theme_color: PAPER_LIGHT,
    categories: ["education"],
    icons: [
      icon(home, "icon-192.png", 192, "any"),
      icon(home, "icon-512.png", 512, "any"),
      icon(home, "maskable-512.png", 512, "maskable"),
    ],
    shortcuts: [
      {
        name: "复习 Review",
        short_name: "复习",
        url: `${home}review/`,
        icons: [icon(home, "shortcut-review-96.png", 96, "any")],
      },
      {
        name: "练习 Exercises",
        short_name: "练习",
        url: `${home}exercises/`,
        icons: [icon(home, "shortcut-exercises-96.png", 96, "any")],
      },
    ],
  };
}

function icon(home: string, file: string, size: number, purpose: "any" | "maskable") {
  return { src: `${home}icons/${file}`, sizes: `${size}x${size}`, type: "image/png", purpose };
}
