import { createRequire } from "node:module";
import { compileFunction } from "node:vm";

import type * as TensorFlowCore from "@tensorflow/tfjs-core";
import { build } from "esbuild";

const require = createRequire(import.meta.url);

type CommonJsBody = (module: { exports: object }, exports: object, require: NodeJS.Require) => void;

/**
 * TensorFlow.js with chained ops, gradients and the cpu backend, in Node. Its CommonJS build has neither chained ops nor
 * gradients and its ES modules do not load in Node, so it is bundled here, in memory.
 */
export async function loadTensorFlow(): Promise<typeof TensorFlowCore> {
  const { outputFiles } = await build({
    stdin: {
      contents: `
        import "@tensorflow/tfjs-core/dist/register_all_gradients";
        import "@tensorflow/tfjs-core/dist/public/chained_ops/register_all_chained_ops";
        import "@tensorflow/tfjs-backend-cpu";
        export * from "@tensorflow/tfjs-core";`,
      resolveDir: import.meta.dirname,
    },
    bundle: true,
    write: false,
    format: "cjs",
    platform: "node",
    mainFields: ["module", "main"],
    external: ["node-fetch"],
    logLevel: "error",
  });
  const module = { exports: {} };
  const code = outputFiles[0]?.text ?? "";
  const body = compileFunction(code, ["module", "exports", "require"]) as CommonJsBody;
  body(module, module.exports, require);
  return module.exports as typeof TensorFlowCore;
}
