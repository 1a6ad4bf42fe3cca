package care.throughline.person;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/** Names for lists: many at once, and nothing but the name. */
@Repository
public class PersonNames {

  private final JdbcClient jdbc;

  PersonNames(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The name of a person. */
  public record PersonName(PersonId id, String givenName, String familyName) {}

  /**
   * The names of those people; who is unknown is missing. The caller has made sure that its reader
   * may see them.
   */
  public Map<PersonId, PersonName> of(Collection<PersonId> people) {
    if (people.isEmpty()) {
      return Map.of();
    }
    return jdbc
        .sql("select id, given_name, family_name from person where id = any(:ids)")
        .param(
            "ids",
            new SqlArrayValue("uuid", people.stream().map(PersonId::value).distinct().toArray()))
        .query(
            (row, number) ->
                new PersonName(
                    new PersonId(row.getObject("id", UUID.class)),
                    row.getString("given_name"),
                    row.getString("family_name")))
        .list()
        .stream()
        .collect(Collectors.toMap(PersonName::id, Function.identity()));
  }
}
