package care.throughline.schedule.web;

import care.throughline.access.Staff;
import care.throughline.access.StaffId;
import care.throughline.access.StaffMembers;
import care.throughline.schedule.group.CareGroup;
import care.throughline.schedule.group.Census;
import care.throughline.schedule.group.Seat;
import care.throughline.schedule.group.WaitingEntry;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A group as programs read it, with its census of today. */
record GroupAnswer(
    UUID id,
    String name,
    String site,
    String kind,
    String level,
    String track,
    String language,
    String gender,
    String age,
    int capacity,
    int minimum,
    int newcomersPerWeek,
    @Nullable String facilitator,
    @Nullable String coFacilitator,
    @Nullable UUID room,
    boolean telehealth,
    LocalDate startsOn,
    @Nullable LocalDate endsOn,
    int holdDays,
    boolean dissolved,
    int version,
    List<MeetingAnswer> meetings,
    int enrolled,
    int held,
    int free,
    int waiting,
    List<String> warnings) {

  /** A meeting of the week. */
  record MeetingAnswer(String weekday, String starts, int minutes) {}

  /** A seat; ids only. */
  record SeatAnswer(
      UUID id,
      UUID group,
      int seatNo,
      UUID episode,
      UUID person,
      LocalDate from,
      @Nullable LocalDate until,
      String state,
      @Nullable Instant heldUntil,
      @Nullable String overrideReason) {

    static SeatAnswer of(Seat seat) {
      return new SeatAnswer(
          seat.id().value(),
          seat.group().value(),
          seat.seatNo(),
          seat.episode().value(),
          seat.person().value(),
          seat.from(),
          seat.until(),
          seat.state().key(),
          seat.heldUntil(),
          seat.overrideReason());
    }
  }

  /** Somebody who waits; ids only. */
  record WaitingAnswer(
      UUID episode,
      UUID person,
      String level,
      @Nullable String track,
      String priority,
      Instant since) {

    static WaitingAnswer of(WaitingEntry entry) {
      CareGroup.Track track = entry.track();
      return new WaitingAnswer(
          entry.episode().value(),
          entry.person().value(),
          entry.level(),
          track == null ? null : track.key(),
          entry.priority().key(),
          entry.since());
    }
  }

  static GroupAnswer of(Census census, StaffMembers staff) {
    CareGroup group = census.group();
    return new GroupAnswer(
        group.id().value(),
        group.name(),
        group.site(),
        group.kind().key(),
        group.level(),
        group.track().key(),
        group.language(),
        group.gender().key(),
        group.age().key(),
        group.capacity(),
        group.minimum(),
        group.newcomersPerWeek(),
        username(group.facilitator(), staff),
        username(group.coFacilitator(), staff),
        group.room(),
        group.telehealth(),
        group.startsOn(),
        group.endsOn(),
        group.holdDays(),
        group.dissolved(),
        group.version(),
        group.meetings().stream()
            .map(
                meeting ->
                    new MeetingAnswer(
                        meeting.weekday().name().toLowerCase(Locale.ROOT),
                        meeting.starts().toString(),
                        meeting.minutes()))
            .toList(),
        census.enrolled(),
        census.held(),
        census.free(),
        census.waiting(),
        census.warnings());
  }

  private static @Nullable String username(@Nullable StaffId id, StaffMembers staff) {
    return id == null ? null : staff.find(id).map(Staff::username).orElse(null);
  }
}
