package care.throughline.schedule.group;

import care.throughline.access.Role;
import care.throughline.access.Sites;
import care.throughline.access.Staff;
import care.throughline.platform.Actor;
import care.throughline.platform.AuditTrail;
import care.throughline.platform.Texts;
import care.throughline.platform.Times;
import care.throughline.platform.Transactions;
import care.throughline.schedule.ScheduleRefused;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The groups of a site: begun, changed, dissolved. */
@Component
public class CareGroups {

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Transactions transactions;
  private final Sites sites;
  private final GroupRows rows;
  private final GroupFindings findings;
  private final Seats seats;
  private final GroupChange change;
  private final DissolvedMeetings dissolved;
  private final ApplicationEventPublisher events;
  private final AuditTrail audit;

  CareGroups(
      JdbcClient jdbc,
      Clock clock,
      Transactions transactions,
      Sites sites,
      GroupRows rows,
      GroupFindings findings,
      Seats seats,
      GroupChange change,
      DissolvedMeetings dissolved,
      ApplicationEventPublisher events,
      AuditTrail audit) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.transactions = transactions;
    this.sites = sites;
    this.rows = rows;
    this.findings = findings;
    this.seats = seats;
    this.change = change;
    this.dissolved = dissolved;
    this.events = events;
    this.audit = audit;
  }

  /** True when that member of staff may begin, change and dissolve groups. */
  public boolean mayEdit(Staff staff) {
    return staff.has(Role.SUPERVISOR) || staff.has(Role.DIRECTOR);
  }

  /** The group with that id, dissolved ones included. */
  public Optional<CareGroup> find(CareGroupId id) {
    return rows.find(id);
  }

  /**
   * The group with that id.
   *
   * @throws NoSuchElementException when there is none
   */
  public CareGroup get(CareGroupId id) {
    return find(id).orElseThrow(() -> new NoSuchElementException("There is no such group."));
  }

  /** Groups of a site that run or will run, by name. */
  public List<CareGroup> at(String site) {
    return rows.running(site);
  }

  /**
   * Begins a group.
   *
   * @throws ScheduleRefused when it cannot be so; the message names every reason
   */
  public CareGroupId add(NewCareGroup group, Actor actor) {
    return transactions.call(
        () -> {
          findings.refuse(group, null);
          CareGroupId id = new CareGroupId(UUID.randomUUID());
          try {
            rows.insert(id, group);
          } catch (DuplicateKeyException sameName) {
            throw GroupFindings.nameTaken(group.name(), sameName);
          }
          audit.record(
              actor, "group.begun", "group", id.value(), Map.of("capacity", group.capacity()));
          return id;
        });
  }

  /**
   * Changes a group. People keep their seats; with fewer seats some get another number. Meetings to
   * come get the new staff and room.
   *
   * @param version the version that was looked at
   * @throws ScheduleRefused when it changed meanwhile, or cannot be so; the message names every
   *     reason
   */
  public CareGroup change(CareGroupId id, NewCareGroup wished, int version, Actor actor) {
    return transactions.call(
        () -> {
          CareGroup known =
              rows.locked(id)
                  .orElseThrow(() -> new NoSuchElementException("There is no such group."));
          refuse(known, wished, version);
          try {
            change.seats(known, wished);
            rows.update(id, wished);
            change.meetings(known, wished);
          } catch (DuplicateKeyException sameName) {
            throw GroupFindings.nameTaken(wished.name(), sameName);
          }
          audit.record(
              actor, "group.changed", "group", id.value(), Map.of("capacity", wished.capacity()));
          return get(id);
        });
  }

  private void refuse(CareGroup known, NewCareGroup wished, int version) {
    if (known.dissolved()) {
      throw new ScheduleRefused(Texts.of("schedule-group.change.dissolved", known.name()));
    }
    if (known.version() != version) {
      throw ScheduleRefused.taken(
          Texts.of("schedule-group.change.changed", known.name()), List.of());
    }
    if (!known.site().equals(wished.site())) {
      throw new ScheduleRefused(Texts.of("schedule-group.change.site"));
    }
    findings.refuse(wished, known.id());
  }

  /**
   * Dissolves a group: nobody keeps a seat from today on, and meetings to come are cancelled with
   * the sessions of everybody in them. A second call changes nothing.
   *
   * @param reason for the record of everybody who had a seat
   */
  public void dissolve(CareGroupId id, String reason, Actor actor) {
    transactions.run(
        () -> {
          CareGroup group =
              rows.locked(id)
                  .orElseThrow(() -> new NoSuchElementException("There is no such group."));
          if (reason.isBlank()) {
            throw new ScheduleRefused(Texts.of("schedule-group.dissolve.reason"));
          }
          if (group.dissolved()) {
            return;
          }
          var now = Times.utc(clock.instant());
          var today = sites.get(group.site()).dayOf(clock.instant());
          dissolved.cancel(group, reason, actor);
          seats.current(id).forEach(seat -> seats.release(seat.id(), today, reason, actor));
          jdbc.sql("update care_group set dissolved_at = ?, version = version + 1 where id = ?")
              .params(now, id.value())
              .update();
          audit.record(actor, "group.dissolved", "group", id.value(), Map.of());
          events.publishEvent(new GroupDissolved(id, group.site(), actor));
        });
  }
}
