package care.throughline.person;

import care.throughline.platform.Actor;
import care.throughline.platform.AuditTrail;
import care.throughline.platform.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Records that may be one person: found by a rule, decided by a human, never joined by the machine.
 * Joining marks one record as the other and keeps both, so that a wrong decision can be taken back.
 */
@Repository
public class Duplicates {

  private static final int MOST_CANDIDATES = 200;

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Persons persons;
  private final AuditTrail audit;
  private final ApplicationEventPublisher events;

  Duplicates(
      JdbcClient jdbc,
      Clock clock,
      Persons persons,
      AuditTrail audit,
      ApplicationEventPublisher events) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.persons = persons;
    this.audit = audit;
    this.events = events;
  }

  /**
   * Who somebody is, as far as our records tell.
   *
   * @param certain the person whose number they bear; empty when there is none, or when numbers
   *     point at several people
   * @param probable records that may be theirs, with the reasons; empty when {@code certain} is
   *     present
   */
  public record Recognition(Optional<Person> certain, Map<PersonId, List<String>> probable) {}

  /**
   * Looks somebody up. A number of another organisation is certain only when birth date or name
   * bear it out: a mistyped or shared number must not put a referral into a stranger's record.
   */
  public Recognition recognise(NewPerson somebody) {
    Map<PersonId, Person> numbered = new LinkedHashMap<>();
    for (NewPerson.Identifier identifier : somebody.identifiers()) {
      persons
          .identifiedBy(identifier)
          .map(person -> persons.get(standing(person.id())))
          .ifPresent(person -> numbered.put(person.id(), person));
    }
    if (numbered.size() == 1) {
      Person only = numbered.values().iterator().next();
      if (DuplicateRules.confirms(somebody, only)) {
        return new Recognition(Optional.of(only), Map.of());
      }
    }
    Map<PersonId, List<String>> probable = new LinkedHashMap<>();
    numbered
        .keySet()
        .forEach(id -> probable.computeIfAbsent(id, added -> new ArrayList<>()).add("identifier"));
    for (PersonId id : candidates(somebody)) {
      List<String> reasons = DuplicateRules.reasons(somebody, persons.get(id));
      if (!reasons.isEmpty()) {
        probable.computeIfAbsent(id, added -> new ArrayList<>()).addAll(reasons);
      }
    }
    return new Recognition(Optional.empty(), probable);
  }

  /** Notes a suspicion for a human to decide; the same pair is noted once. */
  @Transactional
  public DuplicateId suspect(PersonId newer, PersonId older, List<String> reasons) {
    jdbc.sql(
            """
            insert into probable_duplicate (id, person, other, reasons, state, found_at) values (?, ?, ?, ?, 'open', ?)
            on conflict (person, other) do nothing""")
        .params(
            UUID.randomUUID(),
            newer.value(),
            older.value(),
            reasons.toArray(String[]::new),
            Times.utc(clock.instant()))
        .update();
    return new DuplicateId(
        jdbc.sql("select id from probable_duplicate where person = ? and other = ?")
            .params(newer.value(), older.value())
            .query(UUID.class)
            .single());
  }

  /**
   * Suspicions nobody has decided, the oldest first; those about a record that was joined meanwhile
   * are left out.
   */
  public List<Duplicate> open() {
    return jdbc.sql(
            """
            select d.* from probable_duplicate d
              join person p on p.id = d.person and p.merged_into is null
              join person o on o.id = d.other and o.merged_into is null
            where d.state = 'open' order by d.found_at, d.id limit 500""")
        .query(Duplicates::read)
        .list();
  }

  /** Suspicions about a person, decided or not, the newest first. */
  public List<Duplicate> of(PersonId person) {
    return jdbc.sql(
            "select * from probable_duplicate where person = :p or other = :p order by found_at desc, id")
        .param("p", person.value())
        .query(Duplicates::read)
        .list();
  }

  public Optional<Duplicate> find(DuplicateId id) {
    return jdbc.sql("select * from probable_duplicate where id = ?")
        .param(id.value())
        .query(Duplicates::read)
        .optional();
  }

  /**
   * The suspicion with that id.
   *
   * @throws IllegalArgumentException when there is none
   */
  public Duplicate get(DuplicateId id) {
    return find(id)
        .orElseThrow(
            () -> new IllegalArgumentException("There is no duplicate " + id.value() + "."));
  }

  /**
   * They are one person: the newer record is joined to the older one. Repeating it changes nothing.
   */
  @Transactional
  public void decideSame(DuplicateId id, Actor actor) {
    decideSame(id, get(id).other(), actor);
  }

  /**
   * They are one person, and that record stays; the other one is joined to it. Repeating it changes
   * nothing.
   */
  @Transactional
  public void decideSame(DuplicateId id, PersonId stays, Actor actor) {
    Duplicate duplicate = get(id);
    PersonId joined = stays.equals(duplicate.person()) ? duplicate.other() : duplicate.person();
    PersonId target = standing(stays);
    if (decide(duplicate, Duplicate.State.SAME, actor) && !target.equals(joined)) {
      jdbc.sql("update person set merged_into = ? where id = ? and merged_into is null")
          .params(target.value(), joined.value())
          .update();
      audit.record(
          actor,
          "person.joined",
          "person",
          joined.value(),
          Map.of("into", target.value().toString()));
    }
  }

  /** They are two people. Repeating it changes nothing. */
  @Transactional
  public void decideDifferent(DuplicateId id, Actor actor) {
    decide(get(id), Duplicate.State.DIFFERENT, actor);
  }

  /**
   * Takes a joining back: the records are two people again. Does nothing when they are not joined.
   */
  @Transactional
  public void undo(DuplicateId id, Actor actor) {
    Duplicate duplicate = get(id);
    PersonId parted = joined(duplicate.person()) ? duplicate.person() : duplicate.other();
    int undone =
        jdbc.sql(
                "update probable_duplicate set state = 'different', decided_at = ?, decided_by = ? where id = ? and state = 'same'")
            .params(Times.utc(clock.instant()), actor.name(), id.value())
            .update();
    if (undone == 1
        && jdbc.sql("update person set merged_into = null where id = ?")
                .param(parted.value())
                .update()
            == 1) {
      audit.record(
          actor,
          "person.parted",
          "person",
          parted.value(),
          Map.of("duplicate", id.value().toString()));
      events.publishEvent(new DuplicateUndone(id, parted, actor));
    }
  }

  /** The record that counts: the person themselves, or the one they were joined to. */
  public PersonId standing(PersonId person) {
    return new PersonId(
        jdbc.sql(
                """
                with recursive joined (id, into_id) as (
                  select id, merged_into from person where id = ?
                  union select p.id, p.merged_into from person p join joined j on p.id = j.into_id)
                select id from joined where into_id is null""")
            .param(person.value())
            .query(UUID.class)
            .single());
  }

  /** Whether the record was joined to another one. */
  private boolean joined(PersonId person) {
    return jdbc.sql("select merged_into is not null from person where id = ?")
        .param(person.value())
        .query(Boolean.class)
        .single();
  }

  private boolean decide(Duplicate duplicate, Duplicate.State state, Actor actor) {
    boolean decided =
        jdbc.sql(
                    "update probable_duplicate set state = ?, decided_at = ?, decided_by = ? where id = ? and state = 'open'")
                .params(
                    state.key(), Times.utc(clock.instant()), actor.name(), duplicate.id().value())
                .update()
            == 1;
    if (decided) {
      audit.record(
          actor,
          "duplicate.decided",
          "duplicate",
          duplicate.id().value(),
          Map.of("state", state.key()));
    }
    return decided;
  }

  private Set<PersonId> candidates(NewPerson somebody) {
    return new LinkedHashSet<>(
        jdbc.sql(
                """
                select id from person
                where merged_into is null
                  and (birth_date = :born or right(regexp_replace(phone, '[^0-9]', '', 'g'), 10) = :phone or lower(email) = :email)
                order by created_at, id limit :limit""")
            .param("born", somebody.birthDate(), java.sql.Types.DATE)
            .param("phone", DuplicateRules.phone(somebody.phone()), java.sql.Types.VARCHAR)
            .param("email", DuplicateRules.email(somebody.email()), java.sql.Types.VARCHAR)
            .param("limit", MOST_CANDIDATES)
            .query((row, number) -> new PersonId(row.getObject("id", UUID.class)))
            .list());
  }

  private static Duplicate read(ResultSet row, int number) throws SQLException {
    return new Duplicate(
        new DuplicateId(row.getObject("id", UUID.class)),
        new PersonId(row.getObject("person", UUID.class)),
        new PersonId(row.getObject("other", UUID.class)),
        List.of((String[]) row.getArray("reasons").getArray()),
        Duplicate.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
        Times.instant(row, "found_at"),
        Times.instantOrNull(row, "decided_at"),
        row.getString("decided_by"));
  }
}
