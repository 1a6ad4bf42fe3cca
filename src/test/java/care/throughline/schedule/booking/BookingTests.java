package care.throughline.schedule.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.throughline.access.Staff;
import care.throughline.demo.CastMember;
import care.throughline.platform.Actor;
import care.throughline.platform.Transactions;
import care.throughline.schedule.ScheduleRefused;
import care.throughline.schedule.Span;
import care.throughline.schedule.TakenBy;
import care.throughline.support.BookingRush;
import care.throughline.support.BookingRush.Wish;
import care.throughline.support.ClinicTest;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;

class BookingTests extends ClinicTest {

  @Autowired private Bookings bookings;
  @Autowired private BusyTimes busyTimes;
  @Autowired private Transactions transactions;

  @Test
  void nobodyAndNoRoomIsInTwoPlacesWhenSixteenPlannersBookAtOnce() throws Exception {
    BookingRush rush = BookingRush.in(jdbc, journey, persons, course, episodes);
    AtomicInteger booked = new AtomicInteger();
    Queue<Wish> refused = new ConcurrentLinkedQueue<>();
    List<Throwable> thrown =
        BookingRush.run(
            rush.wishes(20270111),
            wish -> {
              try {
                bookings.take(
                    request(wish),
                    () -> {
                      rush.insert(wish);
                      return Boolean.TRUE;
                    });
                booked.incrementAndGet();
              } catch (ScheduleRefused lost) {
                refused.add(wish);
              }
            });
    assertThat(thrown).as("neither a deadlock nor anything else reaches a planner").isEmpty();
    assertThat(booked.get() + refused.size()).isEqualTo(BookingRush.WISHES);
    assertThat(booked.get()).isGreaterThan(100);
    assertThat(rush.overlaps("booking")).isZero();
    assertThat(count("booking")).isEqualTo(3L * booked.get());
    assertThat(refused)
        .as("a planner is refused only what somebody else really has")
        .allSatisfy(wish -> assertThat(bookings.conflicts(request(wish))).isNotEmpty());
  }

  @Test
  void theSchemaItselfRefusesASecondSessionOfAPersonATherapistAndARoom() {
    BookingRush rush = BookingRush.in(jdbc, journey, persons, course, episodes);
    List<Wish> wishes = rush.wishes(1);
    Wish first = wishes.get(0);
    rush.insert(first);
    List<Wish> others = wishes.stream().filter(wish -> !shares(first, wish)).limit(3).toList();
    assertRefusedBySchema(
        rush, at(first, 2001, first.person(), others.get(0).therapist(), others.get(0).room()));
    assertRefusedBySchema(
        rush, at(first, 2002, others.get(0).person(), first.therapist(), others.get(0).room()));
    assertRefusedBySchema(
        rush, at(first, 2003, others.get(0).person(), others.get(0).therapist(), first.room()));
    rush.insert(
        at(first, 2004, others.get(0).person(), others.get(0).therapist(), others.get(0).room()));
  }

  @Test
  void theSchemaItselfRefusesAMeetingOfAGroupAndBusyTimeOnTopOfASession() {
    BookingRush rush = BookingRush.in(jdbc, journey, persons, course, episodes);
    Wish first = rush.wishes(1).get(0);
    rush.insert(first);
    UUID group = group(first.therapist(), first.room());
    assertOverlapRefused(() -> meeting(group, first, first.therapist(), null));
    UUID other = as(CastMember.ROSA).id().value();
    assertOverlapRefused(() -> meeting(group, first, other, first.room()));
    meeting(group, first, other, null);
    assertOverlapRefused(() -> busy(first.person().person().value(), null, first.span()));
    assertOverlapRefused(() -> busy(null, first.therapist(), first.span()));
    assertOverlapRefused(() -> busy(null, other, first.span()));
  }

  @Test
  void aRefusalSaysWhatIsThereAndWhenButNeverWho() {
    BookingRush rush = BookingRush.in(jdbc, journey, persons, course, episodes);
    Wish first = at(rush.wishes(1).get(0), java.time.LocalTime.of(16, 0), 60);
    rush.insert(first);
    Staff therapist = as(CastMember.MIRIAM);
    assertThatThrownBy(
            () ->
                busyTimes.ofPerson(
                    first.person().person(),
                    first.span(),
                    "residential",
                    BookingRush.ZONE,
                    Actor.PATHWAY))
        .isInstanceOf(ScheduleRefused.class)
        .hasMessageContaining("The person is already taken on ")
        .hasMessageContaining("16:00 to 17:00: an individual session with ")
        .hasMessageContaining("Choose another time.")
        .message()
        .doesNotContain("Rush", "Person0");
    assertThatThrownBy(
            () ->
                busyTimes.ofStaff(
                    therapist.id(),
                    therapist.name(),
                    new Span(first.span().end(), first.span().start()),
                    "meeting",
                    BookingRush.ZONE,
                    Actor.PATHWAY))
        .isInstanceOf(ScheduleRefused.class)
        .hasMessageContaining("ends before it begins");
  }

  @Test
  void whoLosesIsToldWhoTookItAndTheNextThreeDaysOnWhichTheSameHoursAreFree() {
    BookingRush rush = BookingRush.in(jdbc, journey, persons, course, episodes);
    Wish wish = at(rush.wishes(1).get(0), java.time.LocalTime.of(16, 0), 60);
    UUID person = wish.person().person().value();
    java.time.ZonedDateTime starts = wish.span().start().atZone(BookingRush.ZONE);
    take(wish.person().person(), wish.span(), "residential", as(CastMember.ANNEKE).actor());
    take(wish.person().person(), days(wish.span(), 2), "other", Actor.PATHWAY);
    assertThatThrownBy(
            () -> take(wish.person().person(), wish.span(), "other", as(CastMember.ROSA).actor()))
        .isInstanceOfSatisfying(
            ScheduleRefused.class,
            lost -> {
              assertThat(lost).hasMessageContaining("residential hours. Anneke Roos took it ");
              assertThat(lost.takenBy()).map(TakenBy::who).contains("Anneke Roos");
              assertThat(lost.next())
                  .as("the day after tomorrow is taken as well")
                  .extracting(one -> one.wish().get("from"))
                  .containsExactly(
                      starts.plusDays(1).toInstant().toString(),
                      starts.plusDays(3).toInstant().toString(),
                      starts.plusDays(4).toInstant().toString());
            });
    assertThatThrownBy(
            () ->
                bookings.take(
                    new BookingRequest(
                        Map.of(person, BookingRequest.SOMEBODY),
                        wish.span(),
                        BookingRush.ZONE,
                        null),
                    () -> Boolean.TRUE))
        .hasMessageContaining("Somebody of the group is already taken on ")
        .hasMessageContaining(": another appointment. Anneke Roos took it ")
        .as("why one of a group is busy is not for whoever moves the group")
        .message()
        .doesNotContain("residential");
  }

  @Test
  void whoLosesBetweenLookingAndWritingIsToldTheSame() {
    BookingRush rush = BookingRush.in(jdbc, journey, persons, course, episodes);
    Wish wish = rush.wishes(1).get(0);
    java.util.concurrent.ExecutorService other =
        java.util.concurrent.Executors.newSingleThreadExecutor();
    try {
      for (boolean within : List.of(false, true)) {
        Span span = days(wish.span(), within ? 7 : 0);
        Runnable late =
            () ->
                bookings.take(
                    new BookingRequest(
                        Map.of(wish.person().person().value(), "The person"),
                        span,
                        BookingRush.ZONE,
                        null),
                    () -> {
                      await(
                          other.submit(
                              () ->
                                  take(
                                      wish.person().person(),
                                      span,
                                      "other",
                                      as(CastMember.ANNEKE).actor())));
                      busy(wish.person().person().value(), null, span);
                      return Boolean.TRUE;
                    });
        assertThatThrownBy(() -> inTransaction(within, late))
            .as("in a transaction of its own: " + !within)
            .isInstanceOf(ScheduleRefused.class)
            .hasMessageContaining("Anneke Roos took it ");
      }
    } finally {
      other.shutdownNow();
    }
  }

  private void inTransaction(boolean within, Runnable work) {
    if (within) {
      transactions.run(work);
    } else {
      work.run();
    }
  }

  private static void await(java.util.concurrent.Future<?> done) {
    try {
      done.get(30, java.util.concurrent.TimeUnit.SECONDS);
    } catch (Exception failed) {
      throw new IllegalStateException(failed);
    }
  }

  private UUID take(care.throughline.person.PersonId person, Span span, String reason, Actor by) {
    return busyTimes.ofPerson(person, span, reason, BookingRush.ZONE, by);
  }

  private static Span days(Span span, int days) {
    return new Span(
        span.start().atZone(BookingRush.ZONE).plusDays(days).toInstant(),
        span.end().atZone(BookingRush.ZONE).plusDays(days).toInstant());
  }

  @Test
  void residentialHoursTakeThePersonsTimeUntilTheyAreGivenBack() {
    BookingRush rush = BookingRush.in(jdbc, journey, persons, course, episodes);
    Wish wish = rush.wishes(1).get(0);
    UUID busy =
        busyTimes.ofPerson(
            wish.person().person(), wish.span(), "residential", BookingRush.ZONE, Actor.PATHWAY);
    assertThat(
            bookings.taken(wish.person().person().value(), wish.span().start(), wish.span().end()))
        .containsExactly(wish.span());
    assertThatThrownBy(
            () ->
                bookings.take(
                    request(wish),
                    () -> {
                      rush.insert(wish);
                      return Boolean.TRUE;
                    }))
        .isInstanceOf(ScheduleRefused.class)
        .hasMessageContaining("residential hours");
    busyTimes.remove(busy, Actor.PATHWAY);
    rush.insert(wish);
  }

  @Test
  void aCancelledSessionGivesTheTimeBackAndComingBackTakesItAgain() {
    BookingRush rush = BookingRush.in(jdbc, journey, persons, course, episodes);
    Wish wish = rush.wishes(1).get(0);
    rush.insert(wish);
    jdbc.sql("update session set state = 'cancelledProgramme'").update();
    assertThat(count("booking")).isZero();
    rush.insert(at(wish, 3000, wish.person(), wish.therapist(), wish.room()));
    assertOverlapRefused(
        () ->
            jdbc.sql("update session set state = 'planned' where ordinal = ?")
                .param(wish.number())
                .update());
  }

  private static BookingRequest request(Wish wish) {
    return new BookingRequest(
        Map.of(
            wish.person().person().value(), "The person",
            wish.therapist(), "The therapist",
            wish.room(), "The room"),
        wish.span(),
        BookingRush.ZONE,
        null);
  }

  private static boolean shares(Wish one, Wish other) {
    return one.resources().stream().anyMatch(other.resources()::contains);
  }

  private static Wish at(
      Wish like, int number, care.throughline.episode.Episode person, UUID therapist, UUID room) {
    return new Wish(number, person, therapist, room, like.day(), like.at(), like.minutes());
  }

  private static Wish at(Wish like, java.time.LocalTime at, int minutes) {
    return new Wish(
        like.number(), like.person(), like.therapist(), like.room(), like.day(), at, minutes);
  }

  private static void assertRefusedBySchema(BookingRush rush, Wish wish) {
    assertOverlapRefused(() -> rush.insert(wish));
  }

  private static void assertOverlapRefused(Runnable sql) {
    assertThatThrownBy(sql::run)
        .isInstanceOfSatisfying(
            DataIntegrityViolationException.class,
            violation -> assertThat(Bookings.overlap(violation)).isTrue());
  }

  private long count(String table) {
    return jdbc.sql("select count(*) from " + table).query(Long.class).single();
  }

  private UUID group(UUID facilitator, UUID room) {
    UUID id = UUID.randomUUID();
    jdbc.sql(
            """
            insert into care_group (id, site, name, kind, level, track, facilitator, room, starts_on)
            values (?, 'main', 'Evening A', 'rolling', '2.1', 'evening', ?, ?, '2027-01-04')""")
        .params(id, facilitator, room)
        .update();
    return id;
  }

  private void meeting(
      UUID group, Wish at, UUID facilitator, @org.jspecify.annotations.Nullable UUID room) {
    jdbc.sql(
            """
            insert into group_session (id, care_group, local_date, local_start, zone, minutes, during, facilitator, room, telehealth, state, changed_at)
            values (:id, :group, :day, :at, :zone, :minutes, tstzrange(:from, :until, '[)'), :facilitator, :room, :tele, 'planned', now())""")
        .param("id", UUID.randomUUID())
        .param("group", group)
        .param("day", at.day())
        .param("at", at.at())
        .param("zone", BookingRush.ZONE.getId())
        .param("minutes", at.minutes())
        .param("from", BookingRush.utc(at.span().start()))
        .param("until", BookingRush.utc(at.span().end()))
        .param("facilitator", facilitator)
        .param("room", room)
        .param("tele", room == null)
        .update();
  }

  private void busy(
      @org.jspecify.annotations.Nullable UUID person,
      @org.jspecify.annotations.Nullable UUID staff,
      Span span) {
    jdbc.sql(
            "insert into busy_time (id, person, staff, during, reason) values (:id, :person, :staff, tstzrange(:from, :until, '[)'), 'other')")
        .param("id", UUID.randomUUID())
        .param("person", person)
        .param("staff", staff)
        .param("from", BookingRush.utc(span.start()))
        .param("until", BookingRush.utc(span.end()))
        .update();
  }
}
