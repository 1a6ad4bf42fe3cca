package care.throughline.worklist;

import care.throughline.access.Role;
import care.throughline.platform.Texts;
import java.util.List;

/** The signed-in member of staff holds none of the roles that do this item. */
public class WorkItemNotYours extends RuntimeException {

  private static final long serialVersionUID = 1L;

  WorkItemNotYours(List<String> roles) {
    super(Texts.of("worklist.refused.not-yours", words(roles)));
  }

  private static String words(List<String> roles) {
    return roles.stream()
        .map(key -> Role.of(key).map(Role::words).orElse(key))
        .reduce((one, other) -> Texts.of("worklist.either", one, other))
        .orElse("");
  }
}
