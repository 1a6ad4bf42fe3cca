package care.throughline.schedule;

import care.throughline.access.StaffId;
import care.throughline.platform.Background;
import care.throughline.platform.DateText;
import care.throughline.platform.Texts;
import care.throughline.platform.Times;
import care.throughline.platform.Transactions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Asks for the sheet of every group session that is over, and takes the question back when the
 * session was cancelled. Each session is asked for once, however many nodes look.
 */
@Component
public class SheetsDue implements Background.Recurring {

  private static final int AT_ONCE = 100;

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Transactions transactions;
  private final SheetSettings settings;
  private final ApplicationEventPublisher events;

  SheetsDue(
      JdbcClient jdbc,
      Clock clock,
      Transactions transactions,
      SheetSettings settings,
      ApplicationEventPublisher events) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.transactions = transactions;
    this.settings = settings;
    this.events = events;
  }

  private record Ended(
      UUID id,
      String group,
      String site,
      LocalDate day,
      LocalTime start,
      Instant endsAt,
      StaffId facilitator,
      @Nullable StaffId coFacilitator) {}

  @Override
  public String name() {
    return "sheets-due";
  }

  @Override
  public Duration pause() {
    return Duration.ofMinutes(1);
  }

  @Override
  public void round() {
    boolean more;
    do {
      more = transactions.call(this::ask) == AT_ONCE;
    } while (more);
    transactions.call(this::drop);
  }

  /** A session nobody was to come to has no sheet. */
  private int ask() {
    List<Ended> ended =
        jdbc.sql(
                """
                select g.id, c.name, c.site, g.local_date, g.local_start, upper(g.during) as ends_at, g.facilitator, g.co_facilitator
                from group_session g join care_group c on c.id = g.care_group
                where g.signed_at is null and g.sheet_state is null
                  and g.state <> 'cancelled' and upper(g.during) <= ?
                  and exists (select 1 from session s where s.group_session = g.id and s.state not in ('cancelledPatient', 'cancelledProgramme'))
                order by upper(g.during), g.id limit ? for no key update of g skip locked""")
            .params(Times.utc(clock.instant()), AT_ONCE)
            .query(SheetsDue::read)
            .list();
    for (Ended session : ended) {
      Instant due = session.endsAt().plus(settings.signedWithin());
      jdbc.sql("update group_session set sheet_state = 'asked', sheet_due_at = ? where id = ?")
          .params(Times.utc(due), session.id())
          .update();
      events.publishEvent(
          new SheetAsked(
              session.id(),
              Texts.keeping(
                  () ->
                      Texts.of(
                          "schedule.sheet.of",
                          session.group(),
                          DateText.SHORT_MOMENT.of(session.day().atTime(session.start())))),
              session.site(),
              session.facilitator(),
              session.coFacilitator(),
              due));
    }
    return ended.size();
  }

  private int drop() {
    List<UUID> cancelled =
        jdbc.sql(
                """
                update group_session set sheet_state = 'dropped'
                where state = 'cancelled' and sheet_state = 'asked' returning id""")
            .query(UUID.class)
            .list();
    cancelled.forEach(id -> events.publishEvent(new SheetDropped(id)));
    return cancelled.size();
  }

  private static Ended read(ResultSet row, int number) throws SQLException {
    UUID other = row.getObject("co_facilitator", UUID.class);
    return new Ended(
        row.getObject("id", UUID.class),
        row.getString("name"),
        row.getString("site"),
        row.getObject("local_date", LocalDate.class),
        row.getObject("local_start", LocalTime.class),
        Times.instant(row, "ends_at"),
        new StaffId(row.getObject("facilitator", UUID.class)),
        other == null ? null : new StaffId(other));
  }
}
