package care.throughline.platform.engine;

/** What became of a message handed to the engine. */
public enum Delivery {
  /** A process that begins with this message was started. */
  STARTED,
  /** A running instance was waiting for it and has gone on. */
  RECEIVED,
  /** Nobody waits for it now. */
  NOBODY_WAITING
}
