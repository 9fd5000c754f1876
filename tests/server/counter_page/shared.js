/** Lets Node find what the server gives out under /shared/ and /staff/page/. */
import { registerHooks } from "node:module";

const FOLDERS = new Map([
  ["/shared/", new URL("../../../device/page/", import.meta.url)],
  ["/staff/page/", new URL("../../../server/web/staff/", import.meta.url)],
]);

registerHooks({
  resolve(specifier, context, next) {
    const way = [...FOLDERS.keys()].find((each) => specifier.startsWith(each));
    if (!way) return next(specifier, context);
    return { url: new URL(specifier.slice(way.length), FOLDERS.get(way)).href, shortCircuit: true };
  },
});
