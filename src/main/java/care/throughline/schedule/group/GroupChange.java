package care.throughline.schedule.group;

import care.throughline.access.Sites;
import care.throughline.platform.Texts;
import care.throughline.platform.Times;
import care.throughline.schedule.ScheduleRefused;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** What a changed group means for its seats and its meetings to come. The group's row is locked. */
@Component
class GroupChange {

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Sites sites;
  private final SeatRows rows;
  private final CastRefusals casts;
  private final TransactionTemplate savepoint;

  GroupChange(
      JdbcClient jdbc,
      Clock clock,
      Sites sites,
      SeatRows rows,
      CastRefusals casts,
      PlatformTransactionManager manager) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.sites = sites;
    this.rows = rows;
    this.casts = casts;
    this.savepoint = new TransactionTemplate(manager);
    savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
  }

  /**
   * With fewer seats, everybody beyond the new capacity moves to a free number.
   *
   * @throws ScheduleRefused when more people have a seat than there would be seats
   */
  void seats(CareGroup known, NewCareGroup wished) {
    LocalDate today = sites.get(known.site()).dayOf(clock.instant());
    List<Seat> current = rows.overlapping(known.id(), LocalDate.EPOCH, null);
    for (Seat seat : current) {
      if (seat.until() != null && !seat.until().isAfter(today)) {
        rows.release(seat, today, Texts.kept("schedule-group.reason.over"), clock.instant());
      } else if (seat.seatNo() > wished.capacity() && seat.overrideReason() == null) {
        int number =
            rows.freeNumber(known.id(), wished.capacity(), seat.from(), seat.until())
                .orElseThrow(() -> tooFew(known, wished, current.size()));
        rows.renumber(seat.id(), number);
      }
    }
  }

  /**
   * Meetings to come follow the group.
   *
   * @throws ScheduleRefused when people are planned into meetings at times that would no longer be,
   *     or somebody is booked elsewhere
   */
  void meetings(CareGroup known, NewCareGroup wished) {
    if (!known.meetings().equals(wished.meetings())) {
      cancelToCome(known);
    }
    if (sameCast(known, wished)) {
      return;
    }
    try {
      savepoint.executeWithoutResult(status -> recast(known, wished));
    } catch (DataIntegrityViolationException booked) {
      throw casts.refused(known, wished, booked);
    }
  }

  private void recast(CareGroup known, NewCareGroup wished) {
    jdbc.sql(
            """
            update group_session set facilitator = :facilitator, co_facilitator = :coFacilitator, room = :room, telehealth = :telehealth,
              sequence = sequence + 1, changed_at = :now
            where care_group = :group and state = 'planned' and lower(during) > :now""")
        .param("facilitator", wished.facilitator().value())
        .param("coFacilitator", GroupRows.staff(wished.coFacilitator()))
        .param("room", wished.room())
        .param("telehealth", wished.telehealth())
        .param("now", Times.utc(clock.instant()))
        .param("group", known.id().value())
        .update();
  }

  private void cancelToCome(CareGroup known) {
    Instant now = clock.instant();
    int people =
        jdbc.sql(
                """
                select count(distinct s.person) from session s join group_session g on g.id = s.group_session
                where g.care_group = ? and s.state = 'planned' and lower(g.during) > ?""")
            .params(known.id().value(), Times.utc(now))
            .query(Integer.class)
            .single();
    if (people > 0) {
      throw new ScheduleRefused(Texts.of("schedule-group.change.planned", people, known.name()));
    }
    jdbc.sql(
            "delete from group_session where care_group = ? and state = 'planned' and lower(during) > ?")
        .params(known.id().value(), Times.utc(now))
        .update();
  }

  private static boolean sameCast(CareGroup known, NewCareGroup wished) {
    return known.facilitator().equals(wished.facilitator())
        && Objects.equals(known.coFacilitator(), wished.coFacilitator())
        && Objects.equals(known.room(), wished.room())
        && known.telehealth() == wished.telehealth();
  }

  private static ScheduleRefused tooFew(CareGroup known, NewCareGroup wished, int people) {
    return new ScheduleRefused(
        Texts.of("schedule-group.change.too-few-seats", known.name(), wished.capacity(), people));
  }
}
