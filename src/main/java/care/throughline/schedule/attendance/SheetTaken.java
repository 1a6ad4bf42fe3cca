package care.throughline.schedule.attendance;

import org.jspecify.annotations.Nullable;

/** Somebody else was quicker with this sheet; nothing of what was sent is used. */
public class SheetTaken extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final @Nullable String holder;

  SheetTaken(String message, @Nullable String holder) {
    super(message);
    this.holder = holder;
  }

  /** Name of the member of staff; null when nobody but the roster changed. */
  public @Nullable String holder() {
    return holder;
  }
}
