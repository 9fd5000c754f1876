/** The one entry to the page library: every page and component imports from here, so Preact exists once. */
import htm from "./htm.js";
import { h } from "./preact.js";

export { Component, Fragment, createContext, h, render } from "./preact.js";
export {
  useCallback, useContext, useEffect, useId, useLayoutEffect, useMemo, useReducer, useRef, useState,
} from "./preact-hooks.js";
export {
  Signal, batch, computed, effect, signal, untracked, useComputed, useSignal, useSignalEffect,
} from "./signals.js";

export const html = htm.bind(h);
