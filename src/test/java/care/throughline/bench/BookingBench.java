package care.throughline.bench;

import static org.assertj.core.api.Assertions.assertThat;

import care.throughline.schedule.ScheduleRefused;
import care.throughline.schedule.booking.BookingRequest;
import care.throughline.schedule.booking.Bookings;
import care.throughline.support.BookingRush;
import care.throughline.support.BookingRush.Wish;
import care.throughline.support.ClinicTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * What it costs that nobody is in two places: 1,600 wishes of 16 planners, beside looking first and
 * then writing with nothing that decides.
 */
final class BookingBench extends ClinicTest {

  @Autowired private Bookings bookings;

  /** What one way of booking came to. */
  private record Run(
      int booked,
      int refused,
      long overlaps,
      double perSecond,
      double p50Millis,
      double p99Millis) {}

  @Test
  void sixteenPlannersAtOnce() throws Exception {
    BookingRush rush = BookingRush.in(jdbc, journey, persons, course, episodes);
    jdbc.sql("drop table if exists naive_booking").update();
    jdbc.sql("create table naive_booking (resource uuid not null, during tstzrange not null)")
        .update();
    jdbc.sql("create index on naive_booking using gist (resource, during)").update();
    try {
      run(rush, 1, "naive_booking", this::naive);
      run(rush, 1, "booking", wish -> guarded(rush, wish));
      jdbc.sql("delete from session").update();
      jdbc.sql("delete from naive_booking").update();
      Run naive = run(rush, 20270111, "naive_booking", this::naive);
      Run guarded = run(rush, 20270111, "booking", wish -> guarded(rush, wish));
      Map<String, Object> figures = new LinkedHashMap<>();
      figures.put("threads", BookingRush.THREADS);
      figures.put("wishes", BookingRush.WISHES);
      figures.put("constraintAndLook", guarded);
      figures.put("checkThenInsert", naive);
      Figures.write("booking", figures);
      assertThat(guarded.overlaps()).isZero();
    } finally {
      jdbc.sql("drop table naive_booking").update();
    }
  }

  private static Run run(BookingRush rush, long seed, String table, Predicate<Wish> way)
      throws InterruptedException {
    List<Double> millis = Collections.synchronizedList(new ArrayList<>());
    AtomicInteger booked = new AtomicInteger();
    long began = System.nanoTime();
    List<Throwable> thrown =
        BookingRush.run(
            rush.wishes(seed),
            wish -> {
              long asked = System.nanoTime();
              if (way.test(wish)) {
                booked.incrementAndGet();
              }
              millis.add((System.nanoTime() - asked) / 1e6);
            });
    double seconds = (System.nanoTime() - began) / 1e9;
    assertThat(thrown).isEmpty();
    List<Double> sorted = millis.stream().sorted().toList();
    return new Run(
        booked.get(),
        BookingRush.WISHES - booked.get(),
        rush.overlaps(table),
        BookingRush.WISHES / seconds,
        sorted.get(sorted.size() / 2),
        sorted.get(sorted.size() * 99 / 100));
  }

  private boolean guarded(BookingRush rush, Wish wish) {
    Map<UUID, String> wanted =
        wish.resources().stream()
            .collect(Collectors.toMap(resource -> resource, resource -> "This"));
    try {
      return bookings.take(
          new BookingRequest(wanted, wish.span(), BookingRush.ZONE, null),
          () -> {
            rush.insert(wish);
            return Boolean.TRUE;
          });
    } catch (ScheduleRefused taken) {
      return false;
    }
  }

  private boolean naive(Wish wish) {
    long there =
        jdbc.sql(
                "select count(*) from naive_booking where resource in (:resources) and during && tstzrange(:from, :until, '[)')")
            .param("resources", wish.resources())
            .param("from", BookingRush.utc(wish.span().start()))
            .param("until", BookingRush.utc(wish.span().end()))
            .query(Long.class)
            .single();
    if (there > 0) {
      return false;
    }
    for (UUID resource : wish.resources()) {
      jdbc.sql("insert into naive_booking (resource, during) values (?, tstzrange(?, ?, '[)'))")
          .params(
              resource, BookingRush.utc(wish.span().start()), BookingRush.utc(wish.span().end()))
          .update();
    }
    return true;
  }
}
