package care.throughline.escalation;

import care.throughline.access.Role;
import care.throughline.access.Site;
import care.throughline.access.Sites;
import care.throughline.access.Staff;
import care.throughline.access.StaffId;
import care.throughline.access.StaffMembers;
import care.throughline.platform.AuditTrail;
import care.throughline.platform.Texts;
import care.throughline.platform.Times;
import care.throughline.platform.Transactions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Repository;

/**
 * Who is on call at a site, until when, and on which number. A gap is allowed and told: everyone
 * with the role is called then.
 */
@Repository
public class OnCallRota {

  /** How far ahead gaps are told. */
  public static final Duration AHEAD = Duration.ofDays(14);

  private static final Duration LONGEST = Duration.ofDays(31);
  private static final Pattern PHONE = Pattern.compile("\\+?[0-9 ()/.-]{3,30}");

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Transactions transactions;
  private final StaffMembers staff;
  private final Sites sites;
  private final AuditTrail audit;

  OnCallRota(
      JdbcClient jdbc,
      Clock clock,
      Transactions transactions,
      StaffMembers staff,
      Sites sites,
      AuditTrail audit) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.transactions = transactions;
    this.staff = staff;
    this.sites = sites;
    this.audit = audit;
  }

  /** One turn. */
  public record Turn(UUID id, UUID staff, String name, Instant from, Instant until, String phone) {}

  /** A stretch of time in which nobody is on call. */
  public record Gap(Instant from, Instant until) {}

  /**
   * A turn to be kept.
   *
   * @param until later than {@code from}
   */
  public record NewTurn(
      @Nullable UUID staff,
      @Nullable Instant from,
      @Nullable Instant until,
      @Nullable String phone) {}

  /** True when the reader keeps the rota of their site. */
  public static boolean mayChange(Staff reader) {
    return reader.has(Role.SUPERVISOR) || reader.has(Role.DIRECTOR);
  }

  /** Who may be on call: colleagues at the site with that role. */
  public List<Staff> candidates(String site) {
    return staff.at(site).stream().filter(member -> member.has(Role.ONCALL)).toList();
  }

  /** Who is on call at that instant; empty where the rota has a gap. */
  List<StaffId> at(String site, Instant now) {
    return jdbc.sql(
            "select staff from on_call where site = ? and during @> ? order by lower(during), id")
        .params(site, Times.utc(now))
        .query((row, number) -> new StaffId(row.getObject("staff", UUID.class)))
        .list();
  }

  /** Turns that run or are to come, the first one first. */
  public List<Turn> of(String site) {
    return jdbc.sql(
            """
            select o.id, o.staff, s.name, lower(o.during) as from_at, upper(o.during) as until_at, o.phone
            from on_call o join staff s on s.id = o.staff
            where o.site = ? and upper(o.during) > ? order by lower(o.during), o.id limit 200""")
        .params(site, Times.utc(clock.instant()))
        .query(OnCallRota::read)
        .list();
  }

  /** When nobody is on call in the next two weeks. */
  public List<Gap> gaps(List<Turn> turns) {
    Instant end = clock.instant().plus(AHEAD);
    Instant covered = clock.instant();
    List<Gap> gaps = new ArrayList<>();
    for (Turn turn : turns) {
      if (!turn.from().isBefore(end)) {
        break;
      }
      if (turn.from().isAfter(covered)) {
        gaps.add(new Gap(covered, turn.from()));
      }
      covered = turn.until().isAfter(covered) ? turn.until() : covered;
    }
    if (covered.isBefore(end)) {
      gaps.add(new Gap(covered, end));
    }
    return gaps;
  }

  /**
   * Keeps a turn.
   *
   * @throws AccessDeniedException when the reader does not keep the rota
   * @throws LadderRefused when something does not fit, with the fields
   */
  public UUID add(NewTurn turn, Staff by) {
    admit(by);
    Site site = sites.get(by.site());
    List<LadderRefused.Finding> findings = new ArrayList<>();
    Optional<Staff> member =
        candidates(site.id()).stream()
            .filter(known -> known.id().value().equals(turn.staff()))
            .findFirst();
    Instant from = turn.from();
    Instant until = turn.until();
    String phone = turn.phone() == null ? "" : turn.phone().strip();
    if (member.isEmpty()) {
      findings.add(finding("staff", "staff"));
    }
    if (from == null) {
      findings.add(finding("from", "from"));
    }
    if (until == null || !until.isAfter(clock.instant())) {
      findings.add(finding("until", "until"));
    } else if (from != null && !until.isAfter(from)) {
      findings.add(finding("until", "order"));
    } else if (from != null && until.isAfter(from.plus(LONGEST))) {
      findings.add(finding("until", "long"));
    }
    if (!PHONE.matcher(phone).matches()) {
      findings.add(finding("phone", "phone"));
    }
    if (!findings.isEmpty() || member.isEmpty() || from == null || until == null) {
      throw new LadderRefused(findings);
    }
    return add(site, member.get(), from, until, phone, by);
  }

  private UUID add(Site site, Staff member, Instant from, Instant until, String phone, Staff by) {
    UUID id = UUID.randomUUID();
    return transactions.call(
        () -> {
          jdbc.sql(
                  """
                  insert into on_call (id, site, staff, during, phone, made_by, made_at) values (?, ?, ?, tstzrange(?, ?), ?, ?, ?)""")
              .params(
                  id,
                  site.id(),
                  member.id().value(),
                  Times.utc(from),
                  Times.utc(until),
                  phone,
                  by.id().value(),
                  Times.utc(clock.instant()))
              .update();
          audit.record(
              by.actor(),
              "onCall.added",
              "staff",
              member.id().value(),
              Map.of("from", from.toString(), "until", until.toString()));
          return id;
        });
  }

  /**
   * Takes a turn back: one to come is gone, one that runs ends now.
   *
   * @throws NoSuchElementException when there is none at the reader's site
   */
  public void end(UUID id, Staff by) {
    admit(by);
    transactions.run(
        () -> {
          Turn turn =
              of(by.site()).stream()
                  .filter(known -> known.id().equals(id))
                  .findFirst()
                  .orElseThrow(() -> new NoSuchElementException("There is no such turn."));
          if (turn.from().isBefore(clock.instant())) {
            jdbc.sql("update on_call set during = tstzrange(lower(during), ?) where id = ?")
                .params(Times.utc(clock.instant()), id)
                .update();
          } else {
            jdbc.sql("delete from on_call where id = ?").param(id).update();
          }
          audit.record(by.actor(), "onCall.ended", "staff", turn.staff(), Map.of());
        });
  }

  private static LadderRefused.Finding finding(String field, String what) {
    return new LadderRefused.Finding(field, Texts.of("escalation.rota.check." + what));
  }

  private static void admit(Staff by) {
    if (!mayChange(by)) {
      throw new AccessDeniedException("Supervisors and directors keep the rota.");
    }
  }

  private static Turn read(ResultSet row, int number) throws SQLException {
    return new Turn(
        row.getObject("id", UUID.class),
        row.getObject("staff", UUID.class),
        row.getString("name"),
        Times.instant(row, "from_at"),
        Times.instant(row, "until_at"),
        row.getString("phone"));
  }
}
