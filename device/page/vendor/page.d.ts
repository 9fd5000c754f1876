/** What pages may rely on. Thin on purpose: `html` cannot check a component's props, and says so. */
export interface VNode {
  readonly type: unknown;
  readonly props: Record<string, unknown>;
  readonly key: unknown;
}

export interface ReadonlySignal<T = unknown> {
  readonly value: T;
  peek(): T;
  subscribe(listener: (value: T) => void): () => void;
}

export class Signal<T = unknown> implements ReadonlySignal<T> {
  constructor(value: T);
  value: T;
  peek(): T;
  subscribe(listener: (value: T) => void): () => void;
}

/** Anything that can stand in a template. */
export type Renderable =
  | VNode | string | number | bigint | boolean | null | undefined | ReadonlySignal | readonly Renderable[];
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- props go through the template unchecked
export type FunctionComponent = (props: any) => Renderable;

export function html(strings: TemplateStringsArray, ...values: unknown[]): VNode | VNode[];
export function h(type: string | FunctionComponent, props: object | null, ...children: Renderable[]): VNode;
export function render(what: Renderable, parent: Element | DocumentFragment): void;
export const Fragment: FunctionComponent;

export class Component<Props = object, State = object> {
  constructor(props: Props);
  props: Readonly<Props>;
  state: Readonly<State>;
  setState(change: Partial<State>): void;
  componentDidCatch?(error: unknown): void;
  componentDidMount?(): void;
  componentWillUnmount?(): void;
  render(props: Props, state: State): Renderable;
}

export interface Context<T> {
  Provider: FunctionComponent;
  readonly __type?: T;
}
export function createContext<T>(value: T): Context<T>;

export function signal<T>(value: T): Signal<T>;
export function computed<T>(compute: () => T): ReadonlySignal<T>;
export function effect(run: () => void | (() => void)): () => void;
export function batch<T>(run: () => T): T;
export function untracked<T>(run: () => T): T;
export function useSignal<T>(value: T): Signal<T>;
export function useComputed<T>(compute: () => T): ReadonlySignal<T>;
export function useSignalEffect(run: () => void | (() => void)): void;

export type Inputs = readonly unknown[];
export interface Ref<T> {
  current: T;
}
export function useState<T>(initial: T | (() => T)): [T, (next: T | ((previous: T) => T)) => void];
export function useReducer<S, A>(reduce: (state: S, action: A) => S, initial: S): [S, (action: A) => void];
export function useRef<T>(initial: T): Ref<T>;
export function useEffect(run: () => void | (() => void), inputs?: Inputs): void;
export function useLayoutEffect(run: () => void | (() => void), inputs?: Inputs): void;
export function useMemo<T>(make: () => T, inputs: Inputs): T;
export function useCallback<F>(callback: F, inputs: Inputs): F;
export function useContext<T>(context: Context<T>): T;
export function useId(): string;
