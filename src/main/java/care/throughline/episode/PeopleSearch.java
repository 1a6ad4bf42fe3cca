package care.throughline.episode;

import care.throughline.access.Staff;
import care.throughline.person.PersonId;
import care.throughline.person.PersonNames.PersonName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Finds people by how the words of their name begin, or a number they are known by; where nobody is
 * found so, by a part from the middle of a word or a word that is much like the one typed. Only
 * those who have or had an episode at the reader's site are found. A search reads a bounded stretch
 * of an index, however many people there are.
 */
@Repository
public class PeopleSearch {

  /** Somebody has as many words that begin alike as their name has ways to be written. */
  private static final int WORDS_OF_ONE = 4;

  /** Words looked at when further words have to fit as well. */
  private static final int MOST_WORDS = 2000;

  /** Words looked at that are like the one typed. */
  private static final int MOST_ALIKE = 300;

  private static final int MOST_TOKENS = 6;

  /** Shorter ones are part of, or like, almost any name. */
  private static final int LONG_ENOUGH_ALIKE = 3;

  private static final String SEPARATORS = "['’.,/_-]+";

  /** The last character there is: what begins with a word comes before the word and this. */
  private static final String LAST = new String(Character.toChars(Character.MAX_CODE_POINT));

  private final JdbcClient jdbc;

  PeopleSearch(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Who was found.
   *
   * @param people by name
   * @param more true when there may be others
   * @param alike true when nobody is called so, and these have a name like it
   */
  public record Found(List<PersonName> people, boolean more, boolean alike) {

    static final Found NOBODY = new Found(List.of(), false, false);
  }

  private record Row(PersonName person, long read) {}

  /**
   * Those found.
   *
   * @param limit of more any so many are told
   * @param tolerant true to look for names like it where nobody is called so
   */
  public Found named(String words, Staff reader, int limit, boolean tolerant) {
    List<String> tokens =
        Arrays.stream(words.strip().toLowerCase(Locale.ROOT).split("\\s+"))
            .map(token -> token.replaceAll(SEPARATORS, ""))
            .filter(token -> !token.isEmpty())
            .sorted(Comparator.comparing(String::length).reversed())
            .limit(MOST_TOKENS)
            .toList();
    if (tokens.isEmpty() || !reader.seesPeople()) {
      return Found.NOBODY;
    }
    Found begun = begun(tokens, reader, limit);
    return begun.people().isEmpty() && tolerant ? alike(tokens, reader, limit) : begun;
  }

  /** By the longest word, whose stretch of the index is likely the shortest. */
  private Found begun(List<String> tokens, Staff reader, int limit) {
    int read = tokens.size() == 1 ? WORDS_OF_ONE * (limit + 1) : MOST_WORDS;
    Map<String, Object> params = params(reader, limit, read);
    params.put("from", tokens.get(0));
    params.put("to", tokens.get(0) + LAST);
    List<Row> rows =
        jdbc.sql(
                """
                with looked as materialized (
                  select w.person from searched_word w where w.site = :site and w.word >= :from and w.word < :to
                  order by w.word, w.person limit :read)
                select p.id, p.given_name, p.family_name, (select count(*) from looked) as read
                from (select distinct l.person from looked l FURTHER limit :limit) hit
                  cross join lateral (select * from person one where one.id = hit.person limit 1) p
                order by p.family_name, p.given_name, p.id"""
                    .replace("FURTHER", further(tokens, params, false)))
            .params(params)
            .query(PeopleSearch::row)
            .list();
    return found(rows, limit, read, false);
  }

  private Found alike(List<String> tokens, Staff reader, int limit) {
    String word = tokens.get(0);
    if (word.length() < LONG_ENOUGH_ALIKE || word.chars().noneMatch(Character::isLetter)) {
      return Found.NOBODY;
    }
    Map<String, Object> params = params(reader, limit, MOST_ALIKE);
    params.put("word", word);
    params.put("part", "%" + word.replaceAll("([%\\\\])", "\\\\$1") + "%");
    List<Row> rows =
        jdbc.sql(
                """
                with looked as materialized (
                  select w.person, word_similarity(:word, w.word) as likeness from searched_word w
                  where w.site = :site and (w.word %> :word or w.word like :part) limit :read)
                select p.id, p.given_name, p.family_name, (select count(*) from looked) as read
                from (select l.person, max(l.likeness) as likeness from looked l FURTHER
                      group by l.person order by likeness desc, l.person limit :limit) hit
                  cross join lateral (select * from person one where one.id = hit.person limit 1) p
                order by hit.likeness desc, p.family_name, p.given_name, p.id"""
                    .replace("FURTHER", further(tokens, params, true)))
            .params(params)
            .query(PeopleSearch::row)
            .list();
    return found(rows, limit, MOST_ALIKE, true);
  }

  private static Map<String, Object> params(Staff reader, int limit, int read) {
    Map<String, Object> params = new HashMap<>();
    params.put("site", reader.site());
    params.put("limit", limit + 1);
    params.put("read", read);
    return params;
  }

  /** The other words have to fit the same person; each is one step in their words. */
  private static String further(List<String> tokens, Map<String, Object> params, boolean alike) {
    StringBuilder further = new StringBuilder();
    for (int at = 1; at < tokens.size(); at++) {
      String name = "f" + at;
      params.put(name, tokens.get(at));
      params.put(name + "to", tokens.get(at) + LAST);
      further.append(
          """
          cross join lateral (select 1 from searched_word o where o.person = l.person and o.site = :site
            and (o.word >= :NAME and o.word < :NAMEtoALIKE) limit 1) as NAME
          """
              .replace("ALIKE", alike ? " or o.word %> :NAME" : "")
              .replace("NAME", name));
    }
    return further.toString();
  }

  private static Row row(ResultSet row, int number) throws SQLException {
    return new Row(
        new PersonName(
            new PersonId(row.getObject("id", UUID.class)),
            row.getString("given_name"),
            row.getString("family_name")),
        row.getLong("read"));
  }

  private static Found found(List<Row> rows, int limit, int read, boolean alike) {
    List<PersonName> people = new ArrayList<>(rows.stream().map(Row::person).toList());
    boolean more = people.size() > limit || rows.stream().anyMatch(row -> row.read() == read);
    return new Found(
        List.copyOf(people.subList(0, Math.min(people.size(), limit))),
        more,
        alike && !people.isEmpty());
  }
}
