declare global {
  /** Version of package.json, put in by the build. */
  const __APP_VERSION__: string;

  /** Changes whenever a built-in deck does. */
  const __CONTENT_VERSION__: string;
}

export {};
