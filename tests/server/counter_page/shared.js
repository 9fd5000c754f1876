/** Lets Node find what the page servers give out under /shared/. */
import { registerHooks } from "node:module";

const SHARED = new URL("../../../device/page/", import.meta.url);

registerHooks({
  resolve(specifier, context, next) {
    return specifier.startsWith("/shared/")
      ? { url: new URL(specifier.slice("/shared/".length), SHARED).href, shortCircuit: true }
      : next(specifier, context);
  },
});
