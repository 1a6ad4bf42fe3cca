package care.throughline.worklist;

import care.throughline.access.Role;
import care.throughline.access.Staff;
import care.throughline.platform.Json;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * That something about work items of a site is not as it was, as the database announces it. Holds
 * nothing about a person.
 *
 * @param id of the item; null when so many changed that they are not named
 * @param version of the item now; 0 when none is named
 * @param roles keys of the roles that may do it
 * @param owners ids of the staff who hold it or held it until now
 */
public record WorkItemChange(
    String site, @Nullable UUID id, int version, Set<String> roles, Set<String> owners) {

  /** Name of the channel on which the database announces it. */
  public static final String CHANNEL = "work_item";

  /** The change that was announced. */
  public static WorkItemChange read(String announcement, Json json) {
    Map<String, Object> told = json.readMap(announcement);
    return new WorkItemChange(
        String.valueOf(told.get("site")),
        told.get("id") instanceof String id ? UUID.fromString(id) : null,
        told.get("version") instanceof Number version ? version.intValue() : 0,
        strings(told.get("roles")),
        strings(told.get("owners")));
  }

  private static Set<String> strings(@Nullable Object list) {
    return list instanceof List<?> many
        ? many.stream().map(String::valueOf).collect(Collectors.toUnmodifiableSet())
        : Set.of();
  }

  /** True when it is one of the items the reader works with. */
  public boolean concerns(Staff reader) {
    if (!reader.seesPeople() || !reader.site().equals(site)) {
      return false;
    }
    return id == null
        || reader.has(Role.SUPERVISOR)
        || owners.contains(reader.id().value().toString())
        || roles.stream().anyMatch(reader.roleKeys()::contains);
  }
}
