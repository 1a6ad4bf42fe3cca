package care.throughline.platform;

/**
 * Who does something: a member of staff, a client program, or the pathway itself.
 *
 * @param name a username, or {@code pathway} when no human acted; never a patient's name
 */
public record Actor(String name) {

  /** The engine acting by itself: a timer fired or a message arrived. */
  public static final Actor PATHWAY = new Actor("pathway");

  /** The installation itself, such as while the demo clinic is set up. */
  public static final Actor INSTALLATION = new Actor("installation");
}
