package care.throughline.episode;

import care.throughline.access.Staff;
import care.throughline.person.PersonId;
import care.throughline.person.PersonNames.PersonName;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Finds people by a part of their name, or by a number they are known by. Only those who have or
 * had an episode at the reader's site are found.
 */
@Repository
public class PeopleSearch {

  /** Shorter words are looked for at the beginning of a name only: they are in almost every one. */
  private static final int LONG_ENOUGH_ANYWHERE = 3;

  private final JdbcClient jdbc;

  PeopleSearch(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Those found, by name; of more than {@code limit} any so many. */
  public List<PersonName> named(String words, Staff reader, int limit) {
    String part = words.strip().toLowerCase(Locale.ROOT).replaceAll("([%_\\\\])", "\\\\$1");
    if (part.isEmpty() || !reader.seesPeople()) {
      return List.of();
    }
    boolean anywhere = part.length() >= LONG_ENOUGH_ANYWHERE;
    return jdbc.sql(
            """
            with named as materialized (
              select p.id from person p
              where lower(p.given_name || ' ' || p.family_name) like :first or lower(p.given_name || ' ' || p.family_name) like :further
                or lower(p.mrn) like :number),
            known as materialized (select i.person as id from person_identifier i where lower(i.value) like :number),
            hit as (
              (select n.id from named n cross join lateral (select 1 from episode e where e.person = n.id and e.site = :site limit 1) here limit :limit)
              union
              (select k.id from known k cross join lateral (select 1 from episode e where e.person = k.id and e.site = :site limit 1) here limit :limit))
            select p.id, p.given_name, p.family_name from (select id from hit limit :limit) h
              cross join lateral (select * from person one where one.id = h.id and one.merged_into is null limit 1) p
            order by p.family_name, p.given_name, p.id""")
        .param("first", anywhere ? "%" + part + "%" : part + "%")
        .param("further", "% " + part + "%")
        .param("number", part + "%")
        .param("site", reader.site())
        .param("limit", limit)
        .query(
            (row, number) ->
                new PersonName(
                    new PersonId(row.getObject("id", UUID.class)),
                    row.getString("given_name"),
                    row.getString("family_name")))
        .list();
  }
}
