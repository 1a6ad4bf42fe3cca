package care.throughline.platform;

/**
 * Hears what the database announces on a channel: to every node, once the change is committed.
 * Called on one thread of the node's own, so it must not wait for anything.
 */
public interface Announced {

  /** Name of the channel, a plain lower-case word. */
  String channel();

  /** One announcement. */
  void heard(String announcement);

  /** From now on announcements may be missed. */
  void lost();

  /** Announcements are heard, for the first time or again; earlier ones may have been missed. */
  void listening();
}
