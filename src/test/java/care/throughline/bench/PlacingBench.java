package care.throughline.bench;

import static org.assertj.core.api.Assertions.assertThat;

import care.throughline.access.Sites;
import care.throughline.access.StaffMembers;
import care.throughline.demo.CastMember;
import care.throughline.episode.EpisodeId;
import care.throughline.platform.Actor;
import care.throughline.schedule.placing.Cause;
import care.throughline.schedule.placing.Offer;
import care.throughline.schedule.placing.Placing;
import care.throughline.schedule.placing.Repair;
import care.throughline.schedule.placing.RepairPublication;
import care.throughline.schedule.placing.Repairs;
import care.throughline.support.ClinicTest;
import care.throughline.support.FullClinic;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * What placing one more person and mending a plan cost in a clinic of 120 people, 12 groups and 14
 * therapists, on a real PostgreSQL; beside asking the database about every candidate.
 */
final class PlacingBench extends ClinicTest {

  private static final int PEOPLE = 120;
  private static final int WITH_LEAVING = 24;
  private static final int WARM_UP = 100;
  private static final int MEASURED = 250;
  private static final int NAIVE_RUNS = 5;
  private static final double MOST_PLACING_MILLIS = 100;
  private static final double MOST_REPAIR_SECONDS = 5;
  private static final LocalDate NEXT_MONDAY = LocalDate.of(2027, 1, 11);

  @Autowired private Placing placing;
  @Autowired private Repairs repairs;
  @Autowired private RepairPublication publication;
  @Autowired private Sites sites;
  @Autowired private StaffMembers staff;

  private FullClinic clinic;

  @AfterEach
  void goHome() {
    FullClinic.leave(jdbc);
  }

  @Test
  void placingAndMending() throws Exception {
    clinic =
        new FullClinic(jdbc, sites.home(), MONDAY_TEN, LocalDate.of(2027, 1, 4))
            .withTherapists(staff, 14)
            .withRooms(6)
            .withGroups(12)
            .withPeople(PEOPLE, WITH_LEAVING);
    jdbc.sql("analyze").update();
    List<Double> offering = new ArrayList<>();
    List<Double> placingBoth = new ArrayList<>();
    List<Double> naive = new ArrayList<>();
    int candidates = 0;
    for (int number = 0; number < WARM_UP + MEASURED; number++) {
      EpisodeId seeker = clinic.person("Seeker" + number);
      long begun = System.nanoTime();
      List<Offer> offers = placing.offers(seeker).offers();
      double offered = millis(begun);
      placing.place(seeker, offers.get(0), Actor.INSTALLATION);
      double placed = millis(begun);
      leaveAgain(seeker);
      if (number >= WARM_UP) {
        offering.add(offered);
        placingBoth.add(placed);
      }
    }
    for (int run = 0; run < NAIVE_RUNS; run++) {
      long begun = System.nanoTime();
      candidates = askAboutEach();
      naive.add(millis(begun));
    }
    List<Double> mending = new ArrayList<>();
    Supplier<Repair> propose =
        () ->
            repairs.propose(
                new Cause.TherapistLeaves(clinic.therapists().get(0)),
                NEXT_MONDAY,
                as(CastMember.SAMIR));
    Repair repair = propose.get();
    for (int run = 0; run < 5; run++) {
      long begun = System.nanoTime();
      repair = propose.get();
      mending.add(millis(begun) / 1000);
    }
    long begun = System.nanoTime();
    publication.publish(repair.id(), as(CastMember.SAMIR));
    double publishing = millis(begun) / 1000;

    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("people", PEOPLE);
    figures.put("measured", MEASURED);
    figures.put("offersMedianMillis", Figures.median(offering));
    figures.put("offersP95Millis", p95(offering));
    figures.put("offersAndPlaceMedianMillis", Figures.median(placingBoth));
    figures.put("offersAndPlaceP95Millis", p95(placingBoth));
    figures.put("naiveQueryPerCandidateMedianMillis", Figures.median(naive));
    figures.put("naiveCandidates", candidates);
    figures.put("repairPeople", repair.changes().size() + repair.stranded().size());
    figures.put("repairStranded", repair.stranded().size());
    figures.put("repairTherapistChanges", repair.therapistChanges());
    figures.put("repairTimeChanges", repair.timeChanges());
    figures.put("repairGroupChanges", repair.groupChanges());
    figures.put("repairProposeMedianSeconds", Figures.median(mending));
    figures.put("repairPublishSeconds", publishing);
    Figures.write("placing", figures);

    assertThat(p95(placingBoth)).isLessThan(MOST_PLACING_MILLIS);
    assertThat(Figures.median(mending) + publishing).isLessThan(MOST_REPAIR_SECONDS);
    assertThat(repair.stranded()).isEmpty();
  }

  /** So that everybody is placed in the same clinic of 120 people. */
  private void leaveAgain(EpisodeId episode) {
    jdbc.sql("delete from seat where episode = ?").param(episode.value()).update();
    jdbc.sql("delete from therapist_assignment where episode = ?").param(episode.value()).update();
  }

  /**
   * The usual way: for every therapist, day and half hour ask whether therapist and room are free.
   */
  private int askAboutEach() {
    int asked = 0;
    for (var therapist : clinic.therapists()) {
      for (int day = 1; day <= 5; day++) {
        for (int half = 0; half < 15; half++) {
          LocalTime starts = LocalTime.of(9, 0).plusMinutes(30L * half);
          boolean free = free(therapist.value(), day, starts);
          asked++;
          for (UUID room : clinic.rooms()) {
            if (free && free(room, day, starts)) {
              break;
            }
          }
        }
      }
    }
    return asked;
  }

  private boolean free(UUID resource, int day, LocalTime starts) {
    return jdbc.sql(
            """
            select not exists (select 1 from generate_series(0, 11) as week, booking b
              where b.resource = ? and b.during && tstzrange(
                ((date '2027-01-04' + ? - 1 + 7 * week) + ?::time) at time zone 'America/New_York',
                ((date '2027-01-04' + ? - 1 + 7 * week) + ?::time + interval '1 hour') at time zone 'America/New_York'))""")
        .params(resource, day, starts, day, starts)
        .query(Boolean.class)
        .single();
  }

  private static double millis(long since) {
    return (System.nanoTime() - since) / 1e6;
  }

  private static double p95(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    return sorted.get((int) Math.ceil(sorted.size() * 0.95) - 1);
  }
}
