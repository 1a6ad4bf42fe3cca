package care.throughline.access;

import care.throughline.platform.AuditTrail;
import care.throughline.platform.DateText;
import care.throughline.platform.Texts;
import care.throughline.platform.Times;
import care.throughline.platform.Transactions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Who is away and who stands in. Everybody notes their own absence; supervisors and directors that
 * of anyone at their site. Standing in gives nobody a right they do not have.
 */
@Repository
public class Covers {

  private static final int LONGEST_YEARS = 1;

  private static final String SELECT =
      "select c.id, c.staff, c.stand_in, lower(c.during) as first_day, upper(c.during) - 1 as last_day from cover c ";

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Transactions transactions;
  private final StaffMembers members;
  private final Sites sites;
  private final AuditTrail audit;
  private final ApplicationEventPublisher events;

  Covers(
      JdbcClient jdbc,
      Clock clock,
      Transactions transactions,
      StaffMembers members,
      Sites sites,
      AuditTrail audit,
      ApplicationEventPublisher events) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.transactions = transactions;
    this.members = members;
    this.sites = sites;
    this.audit = audit;
    this.events = events;
  }

  /** Absences of a site that run or are to come, the first one first. */
  public List<Cover> at(String site) {
    return jdbc.sql(
            SELECT
                + "join staff s on s.id = c.staff where s.site = :site and upper(c.during) > :today order by lower(c.during), c.id")
        .param("site", site)
        .param("today", today(site))
        .query(Covers::read)
        .list();
  }

  /** The absence of that member which runs now. */
  public Optional<Cover> running(StaffId member) {
    return members
        .find(member)
        .flatMap(
            known ->
                jdbc.sql(SELECT + "where c.staff = :staff and c.during @> :today::date")
                    .param("staff", member.value())
                    .param("today", today(known.site()))
                    .query(Covers::read)
                    .optional());
  }

  /**
   * Notes an absence.
   *
   * @param standIn null when the work goes back to everyone in its roles
   * @param last part of the absence
   * @throws NoSuchElementException when the member is not one of the noter's own site, or they may
   *     not note it
   * @throws CoverRefused when the days or the stand-in do not fit
   */
  public Cover note(
      StaffId absent, @Nullable StaffId standIn, LocalDate first, LocalDate last, Staff by) {
    Staff member = colleague(absent, by);
    refuseDays(member, first, last);
    refuseStandIn(member, standIn, first, last);
    Cover cover = new Cover(UUID.randomUUID(), absent, standIn, first, last);
    try {
      return transactions.call(
          () -> {
            jdbc.sql(
                    """
                    insert into cover (id, staff, stand_in, during, made_by, made_at)
                    values (:id, :staff, :standIn, daterange(:first, :last, '[]'), :by, :now)""")
                .param("id", cover.id())
                .param("staff", absent.value())
                .param("standIn", standIn == null ? null : standIn.value())
                .param("first", first)
                .param("last", last)
                .param("by", by.id().value())
                .param("now", Times.utc(clock.instant()))
                .update();
            audit.record(
                by.actor(),
                "cover.noted",
                "staff",
                absent.value(),
                Map.of(
                    "first",
                    first.toString(),
                    "last",
                    last.toString(),
                    "standIn",
                    standIn == null ? "pool" : standIn.value().toString()));
            events.publishEvent(new CoverNoted(cover, by));
            return cover;
          });
    } catch (DataIntegrityViolationException overlapping) {
      throw new CoverRefused(Texts.of("access.cover.noted-already", member.name()));
    }
  }

  /**
   * Ends an absence today: it counts no more from now on. One that is over, or never was, stays as
   * it is.
   *
   * @throws NoSuchElementException when the reader may not end it
   */
  public void end(UUID id, Staff by) {
    transactions.run(
        () -> {
          Optional<Cover> known =
              jdbc.sql(SELECT + "where c.id = :id for update of c")
                  .param("id", id)
                  .query(Covers::read)
                  .optional();
          if (known.isEmpty()) {
            return;
          }
          Cover cover = known.get();
          LocalDate today = today(colleague(cover.staff(), by).site());
          if (cover.last().isBefore(today)) {
            return;
          }
          if (cover.first().isBefore(today)) {
            jdbc.sql("update cover set during = daterange(:first, :today, '[)') where id = :id")
                .param("first", cover.first())
                .param("today", today)
                .param("id", id)
                .update();
          } else {
            jdbc.sql("delete from cover where id = :id").param("id", id).update();
          }
          audit.record(by.actor(), "cover.ended", "staff", cover.staff().value(), Map.of());
        });
  }

  /** True when the reader may note or end the absence of that member. */
  public static boolean mayNote(Staff member, Staff by) {
    return member.id().equals(by.id())
        || (member.site().equals(by.site()) && (by.has(Role.SUPERVISOR) || by.has(Role.DIRECTOR)));
  }

  private Staff colleague(StaffId id, Staff by) {
    return members
        .find(id)
        .filter(member -> mayNote(member, by))
        .orElseThrow(() -> new NoSuchElementException("There is no such member of staff."));
  }

  private void refuseDays(Staff member, LocalDate first, LocalDate last) {
    if (last.isBefore(first)) {
      throw new CoverRefused(
          Texts.of(
              "access.cover.ends-before",
              DateText.DAY_AND_YEAR.of(last),
              DateText.DAY_AND_YEAR.of(first)));
    }
    LocalDate today = today(member.site());
    if (first.isBefore(today)) {
      throw new CoverRefused(
          Texts.of("access.cover.begins-in-the-past", DateText.DAY_AND_YEAR.of(first)));
    }
    if (last.isAfter(today.plusYears(LONGEST_YEARS))) {
      throw new CoverRefused(Texts.of("access.cover.too-long"));
    }
  }

  private void refuseStandIn(
      Staff member, @Nullable StaffId standIn, LocalDate first, LocalDate last) {
    if (standIn == null) {
      return;
    }
    if (standIn.equals(member.id())) {
      throw new CoverRefused(Texts.of("access.cover.for-themselves"));
    }
    Staff other =
        members.at(member.site()).stream()
            .filter(known -> known.id().equals(standIn))
            .findFirst()
            .orElseThrow(() -> new CoverRefused(Texts.of("access.cover.elsewhere")));
    boolean away =
        jdbc.sql(
                "select exists (select 1 from cover where staff = :staff and during && daterange(:first, :last, '[]'))")
            .param("staff", standIn.value())
            .param("first", first)
            .param("last", last)
            .query(Boolean.class)
            .single();
    if (away) {
      throw new CoverRefused(Texts.of("access.cover.away-too", other.name()));
    }
  }

  private LocalDate today(String site) {
    return sites.get(site).dayOf(clock.instant());
  }

  private static Cover read(ResultSet row, int number) throws SQLException {
    UUID standIn = row.getObject("stand_in", UUID.class);
    return new Cover(
        row.getObject("id", UUID.class),
        new StaffId(row.getObject("staff", UUID.class)),
        standIn == null ? null : new StaffId(standIn),
        row.getObject("first_day", LocalDate.class),
        row.getObject("last_day", LocalDate.class));
  }
}
