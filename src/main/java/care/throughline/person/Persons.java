package care.throughline.person;

import care.throughline.platform.Times;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Everyone the clinic knows. */
@Repository
public class Persons {

  private static final RowMapper<Person> ROW =
      (row, number) ->
          new Person(
              new PersonId(row.getObject("id", UUID.class)),
              row.getString("mrn"),
              row.getString("given_name"),
              row.getString("family_name"),
              row.getObject("birth_date", LocalDate.class),
              row.getString("gender"),
              row.getString("pronouns"),
              row.getString("language"),
              row.getString("phone"),
              row.getString("email"),
              row.getString("address"),
              row.getString("emergency_contact"),
              row.getString("contact_wish"),
              row.getObject("deceased_on", LocalDate.class));

  private final JdbcClient jdbc;
  private final Clock clock;

  Persons(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Adds a person and gives them a record number. */
  @Transactional
  public PersonId add(NewPerson person) {
    PersonId id = new PersonId(UUID.randomUUID());
    jdbc.sql(
            """
            insert into person (id, mrn, given_name, family_name, birth_date, gender, language, phone, email, address, created_at)
            values (:id, (select substr(n::text, 1, 2) || '-' || substr(n::text, 3) from nextval('person_mrn') as n),
                    :given, :family, :born, :gender, :language, :phone, :email, :address, :now)""")
        .param("id", id.value())
        .param("given", person.givenName())
        .param("family", person.familyName())
        .param("born", person.birthDate())
        .param("gender", person.gender())
        .param("language", person.language())
        .param("phone", person.phone())
        .param("email", person.email())
        .param("address", person.address())
        .param("now", Times.utc(clock.instant()))
        .update();
    for (NewPerson.Identifier identifier : person.identifiers()) {
      jdbc.sql(
              "insert into person_identifier (system, value, person) values (?, ?, ?) on conflict do nothing")
          .params(identifier.system(), identifier.value(), id.value())
          .update();
    }
    return id;
  }

  public Optional<Person> find(PersonId id) {
    return jdbc.sql("select * from person where id = ?").param(id.value()).query(ROW).optional();
  }

  /**
   * The person with that id.
   *
   * @throws IllegalArgumentException when there is none
   */
  public Person get(PersonId id) {
    return find(id)
        .orElseThrow(() -> new IllegalArgumentException("There is no person " + id.value() + "."));
  }

  /** Those of the people that there are, in one statement. */
  public Map<PersonId, Person> all(Collection<PersonId> ids) {
    return jdbc
        .sql("select * from person where id = any(?)")
        .param(new SqlArrayValue("uuid", ids.stream().map(PersonId::value).toArray()))
        .query(ROW)
        .list()
        .stream()
        .collect(Collectors.toMap(Person::id, person -> person));
  }

  /** The person another organisation knows by that number. */
  public Optional<Person> identifiedBy(NewPerson.Identifier identifier) {
    return jdbc.sql(
            "select p.* from person p join person_identifier i on i.person = p.id where i.system = ? and i.value = ?")
        .params(identifier.system(), identifier.value())
        .query(ROW)
        .optional();
  }

  /** Notes the day of death. Once noted it stays; a second call changes nothing. */
  public void recordDeath(PersonId id, LocalDate day) {
    jdbc.sql("update person set deceased_on = coalesce(deceased_on, ?) where id = ?")
        .params(day, id.value())
        .update();
  }

  /** Takes over contact details; what is null stays as it is. */
  public void updateContact(PersonId id, ContactDetails details) {
    jdbc.sql(
            """
            update person
            set phone = coalesce(:phone, phone), email = coalesce(:email, email), address = coalesce(:address, address),
                contact_wish = coalesce(:wish, contact_wish), pronouns = coalesce(:pronouns, pronouns),
                language = coalesce(:language, language), emergency_contact = coalesce(:emergency, emergency_contact)
            where id = :id""")
        .param("phone", details.phone())
        .param("email", details.email())
        .param("address", details.address())
        .param("wish", details.contactWish())
        .param("pronouns", details.pronouns())
        .param("language", details.language())
        .param("emergency", details.emergencyContact())
        .param("id", id.value())
        .update();
  }

  /** Forgets the emergency contact: the person no longer allows it. */
  public void removeEmergencyContact(PersonId id) {
    jdbc.sql("update person set emergency_contact = null where id = ?").param(id.value()).update();
  }
}
