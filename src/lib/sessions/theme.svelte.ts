/** Read before first paint by static/first-paint.js as well. */
const STORAGE_KEY = "gradus-theme";

const THEMES = ["system", "light", "dark"] as const;

export type Theme = (typeof THEMES)[number];

/** Light, dark, or as the device has it. Kept where the first paint can read it, not in the database. */
export class ThemeSetting {
  current = $state<Theme>(stored());

  readonly choices = THEMES;

  /** Shows a theme at once and remembers it. */
  choose(theme: Theme): void {
    this.current = theme;
    if (theme === "system") {
      localStorage.removeItem(STORAGE_KEY);
      delete document.documentElement.dataset["theme"];
    } else {
      localStorage.setItem(STORAGE_KEY, theme);
      document.documentElement.dataset["theme"] = theme;
    }
  }
}

function stored(): Theme {
  const value = localStorage.getItem(STORAGE_KEY);
  return value === "light" || value === "dark" ? value : "system";
}
