package care.throughline.notification;

import care.throughline.person.PersonId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which messages to list. Null means any.
 *
 * @param persons messages about one of these; an empty list finds none
 * @param templates or messages of one of these templates; ignored when {@code persons} is null
 */
public record NotificationFilter(
    @Nullable NotificationState state,
    @Nullable Channel channel,
    @Nullable List<PersonId> persons,
    List<String> templates) {

  /** Every message. */
  public static final NotificationFilter ALL = new NotificationFilter(null, null, null, List.of());
}
