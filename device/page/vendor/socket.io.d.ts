/** The part of socket.io-client that our pages use. What arrives is `unknown` until a page says what it is. */
export interface SocketOptions {
  auth?: Record<string, unknown> | ((give: (auth: Record<string, unknown>) => void) => void);
  path?: string;
  transports?: "websocket"[];
  autoConnect?: boolean;
  forceNew?: boolean;
  reconnection?: boolean;
  reconnectionAttempts?: number;
  reconnectionDelay?: number;
  reconnectionDelayMax?: number;
  randomizationFactor?: number;
  timeout?: number;
  ackTimeout?: number;
}

export interface Socket {
  readonly id: string | undefined;
  readonly connected: boolean;
  /** Will it try again by itself? */
  readonly active: boolean;
  auth: SocketOptions["auth"];
  connect(): this;
  disconnect(): this;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- the listener names what it expects
  on(event: string, listener: (...values: any[]) => void): this;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  off(event?: string, listener?: (...values: any[]) => void): this;
  emit(event: string, ...values: unknown[]): this;
  emitWithAck(event: string, ...values: unknown[]): Promise<unknown>;
  timeout(ms: number): Socket;
  readonly io: { engine: { close(): void }; on(event: string, listener: (...values: unknown[]) => void): unknown };
}

export function io(address: string, options?: SocketOptions): Socket;
export default io;
